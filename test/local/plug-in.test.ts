/** One folder is a service: a made-up one runs with others of the registry, and nothing but its plug-in is known of it. */
import { existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startCloud, type Cloud } from '../../local/cloud.ts';
import { controlPlane } from '../../local/control-plane.ts';
import { dynamodb } from '../../local/dynamodb/plug-in.ts';
import { events } from '../../local/events/plug-in.ts';
import { answerFaults } from '../../local/faults.ts';
import { lambda } from '../../local/lambda/plug-in.ts';
import { resourceTypesOf, type CloudSettings, type PlugIn } from '../../local/plug-in.ts';
import { sqs } from '../../local/sqs/plug-in.ts';
import type { Stack } from '../../local/template/assembly.ts';
import { Deployment } from '../../local/template/deployment.ts';
import { counter } from './counter-plug-in.ts';
import { scratchFolder, writeCode } from './scratch.ts';

const stack: Stack = {
  name: 'stage-counting',
  resources: {
    Visits: {
      Type: 'AWS::Test::Counter',
      Properties: { Name: 'visits', FunctionArn: { 'Fn::GetAtt': ['Count', 'Arn'] } },
    },
    Count: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: 'count', Handler: 'index.handler', Timeout: 10, Code: { S3Key: 'count' } },
    },
  },
  parameters: {},
  exports: {},
};

// Raises the counter that calls it, and says which environment did.
const counting = `
  const By = crypto.randomUUID();
  export const handler = async ({ Name }) => {
    const headers = { 'x-amz-target': 'Counter.Count' };
    const reply = await fetch(process.env.AWS_ENDPOINT_URL_COUNTER, { method: 'POST', headers, body: JSON.stringify({ Name, By }) });
    if (!reply.ok) throw new Error((await reply.json()).__type);
  };`;

const scratch = scratchFolder();
const folder = join(scratch, 'data');
const settings: CloudSettings = {
  assembly: { stacks: [stack], assetFolder: (key) => join(scratch, key) },
  folder,
  portalOrigin: 'http://localhost:4100',
  log: openSync(join(scratch, 'functions.log'), 'a'),
  mostEnvironments: 4,
};
let cloud: Cloud;
let app: Hono;

beforeAll(async () => {
  mkdirSync(folder);
  writeCode(scratch, 'count', counting);
  cloud = await startCloud([dynamodb, sqs, lambda, events, counter], settings);
  const reset = (): Promise<void> =>
    cloud.restart(() => {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
    });
  app = new Hono().route(
    '/local',
    controlPlane({
      cloud: async () => cloud,
      seeded: async () => {},
      credentials: () => ({ organizations: [] }),
      reset,
      mayGoBack: () => false,
    }),
  );
});
afterAll(() => cloud.stop());
beforeEach(() => control('POST', '/reset'));

const request = (method: string, path: string, body?: object): Promise<Response> =>
  Promise.resolve(app.request(`/local${path}`, { method, ...(body && { body: JSON.stringify(body) }) }));
const control = async (method: string, path: string, body?: object): Promise<unknown> => {
  const reply = await request(method, path, body);
  return reply.status === 204 ? null : reply.json();
};
const anHourPasses = (): Promise<unknown> => control('POST', '/clock', { advanceSeconds: 3600 });
const counted = (): number | null => cloud.get(counter).countOf('visits');

describe('a plug-in', () => {
  it('has its resources from the template, and its routes among those of the control plane', async () => {
    expect(await control('GET', '/counters')).toEqual([{ name: 'visits', count: 0, by: [] }]);
    expect(await control('POST', '/counters/visits', { count: 7 })).toBeNull();
    expect(await control('GET', '/counters')).toMatchObject([{ name: 'visits', count: 7 }]);
    expect(await control('GET', '/events')).toEqual([]);
    expect(await control('GET', '/countesses')).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('has its place on the console', async () => {
    const panel = '/local/console/counter.js';
    expect(await control('GET', '/services')).toContainEqual({
      name: 'counter',
      title: 'Räknare',
      faults: answerFaults,
      panel,
    });
    const reply = await app.request(panel);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(await reply.text()).toContain('A made-up service');
    expect((await app.request('/local/console/lambda.js')).status).toBe(404);
  });

  it('works by the clock, calls functions, and is found by them', async () => {
    await anHourPasses();
    expect(counted()).toBe(1);
    await control('POST', '/clock', { advanceSeconds: 3 * 3600 });
    expect(counted()).toBe(4);
  });

  it('shows the faults that it says it can, and no other', async () => {
    expect((await request('POST', '/faults', { service: 'counter', kind: 'error', times: 1 })).status).toBe(201);
    await anHourPasses();
    expect(counted()).toBe(0);
    await anHourPasses();
    expect(counted()).toBe(1);
    expect(await control('POST', '/faults', { service: 'counter', kind: 'drop', times: 1 })).toMatchObject({
      status: 400,
      detail: expect.stringMatching(/counter cannot show drop/),
    });
    expect(await control('POST', '/faults', { service: 'lambda', kind: 'error', times: 1 })).toMatchObject({
      status: 400,
      detail: expect.stringMatching(/dynamodb, events, counter/),
    });
  });

  it('is emptied by a reset in the living process, while its port and the environments of functions stay', async () => {
    const environments = async (): Promise<readonly string[]> =>
      ((await control('GET', '/counters')) as { by: string[] }[])[0]?.by ?? [];
    await anHourPasses();
    const [before] = await environments();
    await control('POST', '/reset');
    expect(counted()).toBe(0);
    await anHourPasses();
    expect(await environments()).toEqual([before]);
  });

  it('is missed by the type of its resources', () => {
    const others = resourceTypesOf([dynamodb, lambda]);
    expect(() => new Deployment({ stacks: [stack] }, others)).toThrow(
      /AWS::Test::Counter \(Visits in stage-counting\)/,
    );
  });

  it('has its types for itself', () => {
    const other: PlugIn = { ...counter, name: 'other' };
    expect(() => resourceTypesOf([counter, other])).toThrow(/other claims AWS::Test::Counter/);
  });

  it('is called by no function any more when it stops', async () => {
    const refused = join(scratch, 'refused');
    writeCode(
      scratch,
      'count',
      `
      import { writeFileSync } from 'node:fs';
      const headers = { 'x-amz-target': 'Counter.Count' };
      const body = JSON.stringify({ Name: 'visits', By: '' });
      export const handler = async () => {
        try {
          for (;;) await fetch(process.env.AWS_ENDPOINT_URL_COUNTER, { method: 'POST', headers, body });
        } catch (error) {
          writeFileSync(${JSON.stringify(refused)}, String(error));
        }
      };`,
    );
    const calls: Promise<unknown>[] = [];
    // Stops between the counter and the functions, so that these have the time to meet a counter that is gone.
    const between: PlugIn = {
      ...counter,
      name: 'between',
      resourceTypes: {},
      start({ onStop }) {
        onStop(() => Promise.all(calls));
        return { provides: null };
      },
    };
    const plugIns = [dynamodb, sqs, lambda, between, counter];
    const other = await startCloud(plugIns, { ...settings, folder: join(scratch, 'stopped') });
    const count = other.get(lambda).find('count');
    if (!count) throw new Error('there is no function count');
    calls.push(count.invoke({}));
    await vi.waitFor(() => expect(other.get(counter).countOf('visits')).toBeGreaterThan(0), { timeout: 20_000 });
    await other.stop();
    expect(await Promise.all(calls)).toMatchObject([{ kind: 'crash' }]);
    expect(existsSync(refused)).toBe(false);
  });

  describe('that cannot start', () => {
    const early = {
      assembly: { stacks: [], assetFolder: () => '' },
      folder: join(scratch, 'early'),
      portalOrigin: '',
      log: 1,
      mostEnvironments: 1,
    };

    it('says what it needs that comes later, and leaves nothing running', async () => {
      let isStopped = false;
      const first: PlugIn = {
        ...counter,
        start({ onStop }) {
          onStop(() => (isStopped = true));
          return { provides: null };
        },
      };
      await expect(startCloud([first, lambda, dynamodb, sqs], early)).rejects.toThrow(/dynamodb has not started/);
      expect(isStopped).toBe(true);
    });

    it('says that its name is taken', async () => {
      const other: PlugIn = { ...events, name: sqs.name, resourceTypes: {} };
      await expect(startCloud([sqs, other], early)).rejects.toThrow(/Two plug-ins are called sqs/);
    });
  });
});
