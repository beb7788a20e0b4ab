import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../scripts/bundle-functions.ts';
import { functionNames } from './synthesised-stage.ts';

const kibibytes = 1024;
/** With the table's client; and what each further client of AWS may add (the S3 client, which is larger, has none yet). */
const budget = 350 * kibibytes;
const perFurtherClient = 60 * kibibytes;

let built: Awaited<ReturnType<typeof bundle>>;
beforeAll(async () => {
  built = await bundle();
});

const outputOf = (name: string) => built.metafile.outputs[`dist/functions/${name}/index.mjs`];

describe.each(functionNames)('the bundle of %s', (name) => {
  it('keeps to its budget', () => {
    const { inputs = {}, bytes = Infinity } = outputOf(name) ?? {};
    const clients = new Set(Object.keys(inputs).flatMap((input) => input.match(/@aws-sdk\/client-[^/]+/) ?? []));
    expect(bytes).toBeLessThanOrEqual(budget + perFurtherClient * Math.max(0, clients.size - 1));
  });

  it('exports the handler that Lambda calls', () => {
    expect(outputOf(name)?.exports).toEqual(['handler']);
  });

  it('leaves out what Lambda never needs', () => {
    const inputs = Object.keys(outputOf(name)?.inputs ?? {});
    expect(
      inputs.filter((input) => /credential-provider-(node|ini|sso|process)|zod\/v4\/locales\/(?!en)/.test(input)),
    ).toEqual([]);
  });
});

it('the largest bundle starts no slower than the bare DynamoDB client, bundled without any of our care', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mysoluno-bundles-'));
  const [largest] = built.outputFiles
    .filter(({ path }) => path.endsWith('.mjs'))
    .toSorted((a, b) => b.contents.length - a.contents.length);
  const ours = join(folder, 'ours.mjs');
  writeFileSync(ours, largest?.contents ?? '');
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
  const costs = Array.from({ length: 5 }, () => ({ ours: importCost(ours), bare: importCost(bare) }));
  expect(Math.min(...costs.map((cost) => cost.ours))).toBeLessThanOrEqual(Math.min(...costs.map((cost) => cost.bare)));
});

/** Microseconds of processor time that a fresh process spends on importing a file. */
function importCost(file: string): number {
  const script = `const before = process.cpuUsage(); await import(${JSON.stringify(file)}); const { user, system } = process.cpuUsage(before); console.log(user + system);`;
  const environment = {
    PATH: process.env.PATH,
    AWS_REGION: 'eu-north-1',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
    TABLE_NAME: 'table',
    USER_POOL_ID: 'eu-north-1_pool',
    PORTAL_CLIENT_ID: 'client',
    PORTAL_ORIGIN: 'https://portal.example',
    SMS_SENDER_ID: 'Sender',
    SIP_REALM: 'sip.example',
    SIP_REGISTRAR: 'sips:sip.example',
  };
  return Number(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { env: environment, encoding: 'utf8' }),
  );
}
