import { afterEach, describe, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { Capacity } from '../../local/lambda/capacity.ts';
import type { LocalFunction } from '../../local/lambda/local-function.ts';
import { functionOf, scratchFolder } from './scratch.ts';

const folder = scratchFolder();
const open: LocalFunction[] = [];
const start: typeof functionOf = (...given) => {
  const started = functionOf(...given);
  open.push(started);
  return started;
};
afterEach(() => Promise.all(open.splice(0).map((each) => each.stop())));

describe('a local function', () => {
  it('tells the time of the movable clock, whichever way it asks', async () => {
    const clock = new Clock();
    clock.set(Date.parse('2026-12-24T12:00:00Z'));
    const told = await start(
      folder,
      'clock',
      `export const handler = () => {
        class Subclass extends Date {}
        return {
          years: [new Date(), new Subclass(), Date.now()].map((when) => new Date(when).getFullYear()),
          text: Date(),
          kept: new Date('2001-02-03T00:00:00Z').toISOString(),
          instance: new Date() instanceof Date && new Date().constructor === Date,
        };
      };`,
      { clockOffset: clock.offset },
    ).invoke({});
    expect(told).toEqual({
      kind: 'result',
      payload: {
        years: [2026, 2026, 2026],
        text: expect.stringContaining('Dec 24 2026'),
        kept: '2001-02-03T00:00:00.000Z',
        instance: true,
      },
    });
  });

  it('has the same clock in the threads that it starts', async () => {
    const clock = new Clock();
    clock.set(Date.parse('2026-12-24T12:00:00Z'));
    const code = `import { parentPort, workerData, Worker } from 'node:worker_threads';
      if (workerData === 'thread') parentPort.postMessage(new Date().getFullYear());
      export const handler = () => new Promise((resolve, reject) =>
        new Worker(new URL(import.meta.url), { workerData: 'thread' }).once('message', resolve).once('error', reject));`;
    const answer = await start(folder, 'threads', code, { clockOffset: clock.offset }).invoke({});
    expect(answer).toEqual({ kind: 'result', payload: 2026 });
  });

  it('follows the clock while it lives', async () => {
    const clock = new Clock();
    const now = start(folder, 'follower', 'export const handler = () => Date.now();', { clockOffset: clock.offset });
    await now.invoke({});
    clock.set(Date.parse('2027-03-28T00:59:59Z'));
    const { payload } = (await now.invoke({})) as { payload: number };
    expect(Math.abs(payload - Date.parse('2027-03-28T00:59:59Z'))).toBeLessThan(5000);
  });

  it('sees its own variables and none of ours', async () => {
    process.env['OURS'] = 'secret';
    const seen = start(
      folder,
      'variables',
      'export const handler = () => [process.env.TABLE_NAME, process.env.OURS, process.env.AWS_REGION];',
      {
        variables: { TABLE_NAME: 'things' },
      },
    );
    expect(await seen.invoke({})).toEqual({ kind: 'result', payload: ['things', null, 'eu-north-1'] });
  });

  it('takes one event at a time in each environment, and up to four at once', async () => {
    const counting = start(
      folder,
      'counting',
      `let at = 0; let most = 0;
      export const handler = async () => {
        most = Math.max(most, ++at);
        await new Promise((resolve) => setTimeout(resolve, 20));
        at -= 1;
        return [most, process.env.AWS_LAMBDA_LOG_STREAM_NAME];
      };`,
    );
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => counting.invoke({})));
    expect(outcomes.map((outcome) => outcome.kind === 'result' && (outcome.payload as [number, string])[0])).toEqual(
      Array(12).fill(1),
    );
  });

  it('is killed when its time is out, and starts anew for the next event', async () => {
    const slow = start(folder, 'slow', 'export const handler = ({ busy }) => { while (busy); return "done"; };', {
      timeoutSeconds: 1,
    });
    expect(await slow.invoke({ busy: true })).toMatchObject({
      kind: 'timeout',
      errorMessage: 'Task timed out after 1 seconds',
    });
    expect(await slow.invoke({ busy: false })).toEqual({ kind: 'result', payload: 'done' });
  });

  it('ends what runs and what waits to run when asked to, and keeps idle environments warm', async () => {
    const code = `const started = Math.random();
      export const handler = ({ hang }) => (hang ? new Promise(() => {}) : started);`;
    const warm = start(folder, 'warm', code, { timeoutSeconds: 600 });
    const before = await warm.invoke({});
    const hanging = Array.from({ length: 6 }, () => warm.invoke({ hang: true }));
    await warm.endRunning();
    expect((await Promise.all(hanging)).map(({ kind }) => kind)).toEqual(Array(6).fill('crash'));
    warm.goOn();
    const idle = await warm.invoke({});
    await warm.endRunning();
    warm.goOn();
    expect(await warm.invoke({})).toEqual(idle);
    expect(before.kind).toBe('result');
  });

  it('runs no call that was taken before it was ended, nor one that comes before it goes on', async () => {
    const echo = start(folder, 'echo', 'export const handler = (event) => event;');
    const [early, inTime] = [echo.accept(), echo.accept()];
    expect(await inTime('runs')).toEqual({ kind: 'result', payload: 'runs' });
    await echo.endRunning();
    const between = echo.accept();
    const meanwhile = [await early(1), await between(2), await echo.invoke(3)];
    echo.goOn();
    const later = [await early(4), await between(5)];
    expect([...meanwhile, ...later].map(({ kind }) => kind)).toEqual(Array(5).fill('crash'));
    expect(await echo.invoke('runs')).toEqual({ kind: 'result', payload: 'runs' });
  });

  it('gives its idle environments up to other functions, and still answers', async () => {
    const capacity = new Capacity();
    const code = 'const started = Math.random(); export const handler = () => started;';
    const first = start(folder, 'first', code, { capacity });
    const before = await first.invoke({});
    expect(await first.invoke({})).toEqual(before);
    for (let place = 0; place < 11; place += 1) await start(folder, `other-${place}`, code, { capacity }).invoke({});
    const after = await first.invoke({});
    expect(after.kind).toBe('result');
    expect(after).not.toEqual(before);
  });

  it.each([
    [
      'throws',
      'export const handler = () => { throw new RangeError("too far"); };',
      { kind: 'error', errorType: 'RangeError', errorMessage: 'too far' },
    ],
    ['exits', 'export const handler = () => process.exit(1);', { kind: 'crash' }],
    ['does not load', 'import "./missing.mjs"; export const handler = () => 1;', { kind: 'crash' }],
    ['exports no handler', 'export const other = 1;', { kind: 'crash' }],
  ])('says so when it %s', async (name, code, expected) => {
    expect(await start(folder, name.replaceAll(' ', '-'), code).invoke({})).toMatchObject(expected);
  });
});
