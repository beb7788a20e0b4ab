/** The local S3: what its front adds to the emulator, by the clients and forms of the product. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as files from '../../adapters/files.ts';
import { mostBytes } from '../../domain/upload.ts';
import { Clock } from '../../local/clock.ts';
import { events } from '../../local/events/plug-in.ts';
import { Faults, type FaultKind } from '../../local/faults.ts';
import type { BusEvent } from '../../local/events/rules.ts';
import type { Context } from '../../local/plug-in.ts';
import { s3 } from '../../local/s3/plug-in.ts';
import { startPlugIns, type RunningPlugIns } from '../../local/start-plug-ins.ts';
import { DataFiles } from '../../local/store/data-files.ts';
import { post } from '../journeys/uploads.ts';
import { deploymentOf, scratchFolder } from './scratch.ts';

const portalOrigin = 'http://localhost:4100';
const stack = {
  name: 'files',
  resources: {
    Quarantine: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: 'quarantine',
        CorsConfiguration: { CorsRules: [{ AllowedOrigins: ['https://unknown.invalid'], AllowedMethods: ['POST'] }] },
        NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      },
    },
    Checked: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: 'checked',
        CorsConfiguration: { CorsRules: [{ AllowedOrigins: [portalOrigin], AllowedMethods: ['GET'] }] },
      },
    },
  },
  parameters: {},
  exports: {},
};

let clock: Clock;
let faults: Faults;
let created: BusEvent[];
let ends: (() => unknown)[];
let running: RunningPlugIns;
let opened: files.Files;
let endpoint: string;
let folder: string;

async function start(in_: string): Promise<void> {
  folder = in_;
  const ports: Omit<Context, 'get' | 'endpointVariables'> = {
    assembly: { stacks: [stack], assetFolder: (key) => join(folder, key) },
    deployment: deploymentOf(stack),
    folder,
    files: new DataFiles(folder),
    clock,
    faults,
    portalOrigin,
    log: 2,
    mostEnvironments: 1,
    onStop: (end) => ends.push(end),
  };
  const bus = {
    ...events,
    start: () => ({ provides: { deliver: (_: string, event: BusEvent) => created.push(event) } }),
  };
  running = await startPlugIns([bus, s3], ports);
  endpoint = running.endpointVariables()['AWS_ENDPOINT_URL_S3'] ?? '';
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_REGION: 'eu-north-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  opened = files.openFiles({ quarantineBucket: 'quarantine', checkedBucket: 'checked' }, 1000);
}
async function stop(): Promise<void> {
  opened.client.destroy();
  for (const end of ends.splice(0).reverse()) await end();
}
const scratch = scratchFolder();
let tests = 0;
beforeEach(async () => {
  clock = new Clock();
  faults = new Faults();
  created = [];
  ends = [];
  tests += 1;
  await start(join(scratch, String(tests)));
});
afterEach(stop);

const key = '01K/msg_01K';
const bytes = new TextEncoder().encode('RIFF');
const formOf = (contentType = 'audio/wav') => files.signUploadForm(opened, key, contentType, clock.now());
const codeOf = ({ status, text }: { status: number; text: string }) => [
  status,
  /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? '',
];
const upload = async (): Promise<readonly (string | number)[]> => codeOf(await post(await formOf(), bytes));
const read = async () => {
  const found = await files.findUploadedObject(opened, key);
  return found && files.readUploadedObject(opened, key, found);
};
const linkTo = (name: string) =>
  files.signDownload(opened, name, { fileName: 'jul.wav', contentType: 'audio/wav', now: clock.now() });

describe('a form', () => {
  it('takes its file, which can then be read, and told of once', async () => {
    expect(await upload()).toEqual([204, '']);
    expect((await files.findUploadedObject(opened, key))?.bytes).toBe(4);
    expect(await read()).toEqual(bytes);
    expect(created).toMatchObject([
      {
        source: 'aws.s3',
        'detail-type': 'Object Created',
        detail: { bucket: { name: 'quarantine' }, object: { key, size: 4 } },
      },
    ]);
  });

  it('that is posted twice has the second file, and the first can no longer be read', async () => {
    await upload();
    const first = await files.findUploadedObject(opened, key);
    expect(codeOf(await post(await formOf(), new TextEncoder().encode('RIFX')))).toEqual([204, '']);
    expect(await files.readUploadedObject(opened, key, first ?? { eTag: '' })).toBeNull();
    expect(await read()).toEqual(new TextEncoder().encode('RIFX'));
  });

  it('that has expired by the clock takes nothing', async () => {
    const form = await formOf();
    clock.set(clock.now() + 16 * 60_000);
    expect(codeOf(await post(form, bytes))).toEqual([403, 'AccessDenied']);
    expect(created).toEqual([]);
  });

  it.each<[string, Uint8Array, Readonly<Record<string, string>>, readonly (string | number)[]]>([
    ['another media type', bytes, { 'Content-Type': 'text/html' }, [403, 'AccessDenied']],
    ['another key', bytes, { key: '01K/msg_02K' }, [403, 'AccessDenied']],
    ['a field that it does not have', bytes, { 'x-amz-meta-a': 'b' }, [403, 'AccessDenied']],
    ['no signature', bytes, { 'X-Amz-Signature': '' }, [403, 'AccessDenied']],
    ['an empty file', new Uint8Array(), {}, [400, 'EntityTooSmall']],
    ['a byte more than 10 MB', new Uint8Array(mostBytes + 1), {}, [400, 'EntityTooLarge']],
  ])('refuses %s', async (_, file, different, expected) => {
    expect(codeOf(await post(await formOf(), file, different))).toEqual(expected);
    expect(await files.findUploadedObject(opened, key)).toBeNull();
    expect(created).toEqual([]);
  });

  it('refuses what is no form, and a bucket that is not there', async () => {
    const send = async (bucket: string) => {
      const reply = await fetch(`${endpoint}/${bucket}`, { method: 'POST', body: '{}' });
      return codeOf({ status: reply.status, text: await reply.text() });
    };
    expect(await send('quarantine')).toEqual([400, 'MalformedPOSTRequest']);
    expect(await send('another')).toEqual([404, 'NoSuchBucket']);
  });
});

describe('a link', () => {
  it('gives the file with the headers that it names, in parts too, for a minute by the clock', async () => {
    await files.storeChecked(opened, key, { bytes, contentType: 'application/octet-stream' });
    const { url } = await linkTo(key);
    const whole = await fetch(url);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'content-disposition': 'inline; filename="jul.wav"',
      'content-length': '4',
    });
    expect(await whole.text()).toBe('RIFF');
    const part = await fetch(url, { headers: { range: 'bytes=1-2' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 1-2/4', 'IF']);
    clock.set(clock.now() + 60_000);
    const late = await fetch(url);
    expect(codeOf({ status: late.status, text: await late.text() })).toEqual([403, 'AccessDenied']);
  });

  it('to a file that is gone finds nothing', async () => {
    await files.storeChecked(opened, key, { bytes, contentType: 'audio/wav' });
    await files.deleteChecked(opened, key);
    await files.deleteChecked(opened, key);
    expect((await fetch((await linkTo(key)).url)).status).toBe(404);
  });
});

describe('another page', () => {
  const from = (bucket: string, method: string, origin: string) =>
    fetch(`${endpoint}/${bucket}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'content-type' },
    });

  it('is kept out: each bucket allows the portal, and of methods the one that the template names', async () => {
    const allowed = await from('quarantine', 'POST', portalOrigin);
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([200, portalOrigin]);
    expect((await from('checked', 'GET', portalOrigin)).status).toBe(200);
    for (const [bucket, method, origin] of [
      ['quarantine', 'POST', 'http://localhost:4101'],
      ['quarantine', 'GET', portalOrigin],
      ['checked', 'POST', portalOrigin],
      ['checked', 'GET', 'https://evil.example'],
    ] as const) {
      const refused = await from(bucket, method, origin);
      expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
  });

  it('cannot read an error either; the portal can', async () => {
    const errorFor = async (origin: string) =>
      (await fetch(`${endpoint}/quarantine`, { method: 'POST', headers: { origin }, body: '{}' })).headers.get(
        'access-control-allow-origin',
      );
    expect(await errorFor(portalOrigin)).toBe(portalOrigin);
    expect(await errorFor('https://evil.example')).toBeNull();
  });
});

describe('a fault', () => {
  const fail = (kind: FaultKind, operation: string, times = 1) => faults.add({ service: 's3', operation, kind, times });

  it.each<[FaultKind, readonly (string | number)[]]>([
    ['error', [500, 'InternalError']],
    ['throttle', [503, 'SlowDown']],
  ])('%s answers and does nothing', async (kind, expected) => {
    fail(kind, 'PostObject');
    expect(await upload()).toEqual(expected);
    expect([await files.findUploadedObject(opened, key), created]).toEqual([null, []]);
    expect(await upload()).toEqual([204, '']);
  });

  it('of one call is got over by the client', async () => {
    await upload();
    fail('error', 'GetObject');
    fail('throttle', 'HeadObject');
    expect((await files.findUploadedObject(opened, key))?.bytes).toBe(4);
    expect(await read()).toEqual(bytes);
  });

  it('timeout does it and never answers', async () => {
    fail('timeout', 'PutObject', 3);
    await expect(files.storeChecked(opened, key, { bytes, contentType: 'audio/wav' })).rejects.toThrow();
    expect((await fetch((await linkTo(key)).url)).status).toBe(200);
  });

  it.each<[FaultKind, number]>([
    ['duplicate', 2],
    ['drop', 0],
  ])('%s tells of an upload %d times', async (kind, times) => {
    fail(kind, 'PostObject');
    expect(await upload()).toEqual([204, '']);
    expect(created).toHaveLength(times);
  });
});

describe('files', () => {
  it('survive a restart', async () => {
    await upload();
    await stop();
    await start(folder);
    expect(await read()).toEqual(bytes);
  });

  it('are those of the seed again after a reset, behind the same port', async () => {
    await upload();
    const kept = join(scratch, `${tests}-seed`);
    const part = running.parts.at(-1);
    await part?.closeData?.();
    cpSync(folder, kept, { recursive: true });
    await part?.openData?.();
    await files.deleteUpload(opened, key);
    expect(await files.findUploadedObject(opened, key)).toBeNull();
    await part?.closeData?.();
    await part?.closeData?.();
    cpSync(kept, folder, { recursive: true });
    await part?.openData?.();
    expect(await read()).toEqual(bytes);
  });
});
