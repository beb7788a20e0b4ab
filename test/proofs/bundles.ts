/** How large the functions' bundles are, and what importing them costs a cold start. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import type { bundle } from '../../scripts/bundle-functions.ts';
import type { Setting } from '../../functions/settings.ts';

type Built = Awaited<ReturnType<typeof bundle>>;

const kibibytes = 1024;
/** With the table's client; and what each further client of AWS may add (ADR 0010), and the S3 client, which signs forms and links too. */
const budget = 377 * kibibytes;
const perFurtherClient = 60 * kibibytes;
const s3Client = 150 * kibibytes;
/** What reading telephone numbers may add: where there is no further client, and on top of one; and what the series of other countries. */
const numberParser = 40 * kibibytes;
const numberParserBesideClient = 5 * kibibytes;
const foreignSeries = 10 * kibibytes;
/** What writing a PDF adds: no request waits for it but the one that gets the PDF. */
const pdfWriter = 420 * kibibytes;
/** What subscriptions may add: the catalogue, orders, SIM cards, and users who get or lose their numbers. */
const subscriptions = 28 * kibibytes;
/** What port requests add to that: the saga, windows, holidays. */
const ports = 24 * kibibytes;

export interface BundleSize {
  readonly name: string;
  readonly bytes: number;
  readonly budget: number;
}

/** Every bundle with what it may weigh. The description of the API is a document that `reference` returns, and no code. */
export function bundleSizes({ metafile }: Built): readonly BundleSize[] {
  return (
    Object.entries(metafile.outputs)
      // Not the threads of `inspect-upload`: decoders of sound and of PDF are megabytes, and no request waits for them (ADR 0050).
      .filter(([file]) => file.endsWith('/index.mjs'))
      .map(([file, { inputs, bytes }]) => {
        const clients = new Set(Object.keys(inputs).flatMap((input) => input.match(/@aws-sdk\/client-[^/]+/) ?? []));
        const has = (part: string): boolean => Object.keys(inputs).some((input) => input.includes(part));
        return {
          name: basename(dirname(file)),
          bytes: bytes - (inputs['docs/openapi.json']?.bytesInOutput ?? 0),
          budget:
            budget +
            perFurtherClient * (clients.size - 1) +
            (clients.has('@aws-sdk/client-s3') ? s3Client - perFurtherClient : 0) +
            (!has('/libphonenumber-js/') ? 0 : clients.size > 1 ? numberParserBesideClient : numberParser) +
            (has('domain/costly-series.json') ? foreignSeries : 0) +
            (has('domain/subscription.ts') ? subscriptions : 0) +
            (has('domain/port-events.ts') ? ports : 0) +
            (has('/pdf-lib/') ? pdfWriter : 0),
        };
      })
  );
}

/**
 * What importing bundles costs, as a share of importing a bare DynamoDB client that was bundled without any care: processor time of
 * fresh processes, the least of some tries.
 */
export function importRatios(
  { outputFiles }: Built,
  names: readonly string[],
  tries = 15,
): Readonly<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'mysoluno-bundles-'));
  const bare = join(folder, 'bare.cjs');
  buildSync({
    stdin: {
      contents: "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; new DynamoDBClient({});",
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    minify: true,
    platform: 'node',
    outfile: bare,
  });
  const files = names.map((name) => {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, outputFiles.find(({ path }) => path.endsWith(`/${name}/index.mjs`))?.contents ?? '');
    return { name, file };
  });
  const costs = Array.from({ length: tries }, () => ({
    bare: importCost(bare),
    ours: files.map(({ file }) => importCost(file)),
  }));
  rmSync(folder, { recursive: true });
  const least = Math.min(...costs.map((each) => each.bare));
  return Object.fromEntries(
    files.map(({ name }, place) => [name, Math.min(...costs.map(({ ours }) => ours[place] ?? Infinity)) / least]),
  );
}

/** Something for each setting that a function may want: none is used, and none may be missing. */
const settings: Readonly<Record<Setting, string>> = {
  TABLE_NAME: 'table',
  USER_POOL_ID: 'eu-north-1_pool',
  PORTAL_CLIENT_ID: 'client',
  PORTAL_ORIGIN: 'https://portal.example',
  SMS_SENDER_ID: 'Sender',
  TEXT_LIMITS: '2 4 8 16',
  MAIL_SENDER: 'MySoluno <no-reply@portal.example>',
  MAIL_CONFIGURATION_SET: 'set',
  SIP_REALM: 'sip.example',
  SIP_REGISTRAR: 'sips:sip.example',
  EVENT_BUS_NAME: 'bus',
  SCHEDULE_GROUP_NAME: 'bells',
  RING_BELL_ARN: 'arn:ring-bell',
  BELL_ROLE_ARN: 'arn:bell-role',
  BELL_DLQ_ARN: 'arn:bell-dlq',
  QUARANTINE_BUCKET: 'quarantine',
  CHECKED_BUCKET: 'checked',
  STATE_MACHINE_ARN: 'arn:state-machine',
};

/** Microseconds of processor time that a fresh process spends on importing a file. */
function importCost(file: string): number {
  const script = `const before = process.cpuUsage(); await import(${JSON.stringify(file)}); const { user, system } = process.cpuUsage(before); console.log(user + system);`;
  const environment = {
    PATH: process.env.PATH,
    AWS_REGION: 'eu-north-1',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
    ...settings,
  };
  return Number(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { env: environment, encoding: 'utf8' }),
  );
}
