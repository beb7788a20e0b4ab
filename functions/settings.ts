/** The environment of a function, parsed once when it starts. A missing setting stops the start, not the first request. */
import * as z from 'zod';

const known = {
  TABLE_NAME: z.string().min(3),
  USER_POOL_ID: z.string().min(3),
  PORTAL_CLIENT_ID: z.string().min(3),
  PORTAL_ORIGIN: z.url(),
  SMS_SENDER_ID: z.string().regex(/^[A-Za-z0-9]{3,11}$/),
  /** Texts of an organisation a day and a month, of the stage a day and a month: `200 400 800 1900`. */
  TEXT_LIMITS: z.string().regex(/^\d+( \d+){3}$/),
  /** `MySoluno <no-reply@mysoluno.example>` */
  MAIL_SENDER: z.string().includes('@'),
  MAIL_CONFIGURATION_SET: z.string().min(1),
  SIP_REALM: z.string().min(1),
  SIP_REGISTRAR: z.string().min(1),
  EVENT_BUS_NAME: z.string().min(1),
  SCHEDULE_GROUP_NAME: z.string().min(1),
  RING_BELL_ARN: z.string().startsWith('arn:'),
  BELL_ROLE_ARN: z.string().startsWith('arn:'),
  BELL_DLQ_ARN: z.string().startsWith('arn:'),
  QUARANTINE_BUCKET: z.string().min(3),
  CHECKED_BUCKET: z.string().min(3),
  STATE_MACHINE_ARN: z.string().startsWith('arn:'),
};
type Known = typeof known;
export type Setting = keyof Known;
export type Settings<Name extends Setting> = { readonly [N in Name]: string };

/** The named settings. @throws Error that names those which are missing or wrong, never their values */
export function readSettings<const Name extends Setting>(...names: readonly Name[]): Settings<Name> {
  const wrong = names.filter((name) => !known[name].safeParse(process.env[name]).success);
  if (wrong.length > 0) throw new Error(`settings missing or wrong: ${wrong.join(', ')}`);
  return Object.fromEntries(names.map((name) => [name, process.env[name]])) as Settings<Name>;
}

/** Where Cognito answers when not at the region's own address: the variable that AWS's SDKs share. */
export const cognitoEndpoint = (): string | undefined => process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER;

/** What whoever arms bells must be told. */
export const bellSettings = ['SCHEDULE_GROUP_NAME', 'RING_BELL_ARN', 'BELL_ROLE_ARN', 'BELL_DLQ_ARN'] as const;

export const bellSettingsOf = (settings: Settings<(typeof bellSettings)[number]>) => ({
  groupName: settings.SCHEDULE_GROUP_NAME,
  ringBellArn: settings.RING_BELL_ARN,
  roleArn: settings.BELL_ROLE_ARN,
  deadLetterArn: settings.BELL_DLQ_ARN,
});

/** What a function that works with files is told. */
export const bucketSettings = ['QUARANTINE_BUCKET', 'CHECKED_BUCKET'] as const;

export const bucketsOf = (settings: Settings<(typeof bucketSettings)[number]>) => ({
  quarantineBucket: settings.QUARANTINE_BUCKET,
  checkedBucket: settings.CHECKED_BUCKET,
});
