/**
 * Mail by SES. A mail costs next to nothing and the newest one counts, so the SDK may send again what it got no answer to: unlike a text, a mail may come
 * twice.
 */
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { keepDeadlines } from './deadline.ts';
import { reasonOf } from './dependency-failure.ts';

export interface Mail {
  readonly client: SESv2Client;
  /** `MySoluno <no-reply@mysoluno.example>` */
  readonly sender: string;
  /** Reports bounces and complaints. */
  readonly configurationSet: string;
}

export const openMail = (settings: Pick<Mail, 'sender' | 'configurationSet'>): Mail => ({
  ...settings,
  client: keepDeadlines(
    new SESv2Client({
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 1000, requestTimeout: 4000, throwOnRequestTimeout: true },
    }),
  ),
});

/** A mail in plain text. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** `sent`: SES took it; an event reports later whether it bounced. `rejected`: SES never takes it. `reason` names the error, never the address. */
export type MailResult = { readonly outcome: 'sent' } | { readonly outcome: 'rejected'; readonly reason: string };

/** What SES says of an address or a mail that it does not take. Everything else, a paused account among it, may go well later. */
const rejections: ReadonlySet<string> = new Set(['MessageRejected', 'BadRequestException']);

/** Sends one mail to one address. @throws what the SDK throws when SES does not answer, or takes nothing now */
export async function sendMail(mail: Mail, to: string, { subject, text }: MailText): Promise<MailResult> {
  const inUtf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
  try {
    await mail.client.send(
      new SendEmailCommand({
        FromEmailAddress: mail.sender,
        ConfigurationSetName: mail.configurationSet,
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: inUtf8(subject), Body: { Text: inUtf8(text) } } },
      }),
    );
    return { outcome: 'sent' };
  } catch (error) {
    const reason = reasonOf(error);
    if (!rejections.has(reason)) throw error;
    return { outcome: 'rejected', reason };
  }
}
