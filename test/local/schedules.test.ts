import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { startEventSources, type EventSources } from '../../local/event-sources.ts';
import { Faults } from '../../local/faults.ts';
import type { LocalFunction } from '../../local/lambda/local-function.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';
import type { Stack } from '../../local/template/assembly.ts';
import { Deployment } from '../../local/template/deployment.ts';
import { queuesOf } from '../../local/template/mappings.ts';
import { retriesOf, schedulesOf } from '../../local/template/schedules.ts';
import { Timekeeper } from '../../local/timekeeper.ts';
import { functionOf, scratchFolder } from './scratch.ts';

const minute = 60_000;
const start = Date.parse('2026-12-24T00:00:00Z');

const target = {
  Arn: { 'Fn::GetAtt': ['Reconcile', 'Arn'] },
  Input: '{"why":"it is time"}',
  RoleArn: 'role',
  RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 300 },
  DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['LaidAside', 'Arn'] } },
};
/** A stack in which a function is called by a schedule; what fails is tried once more. */
const deploymentWith = (schedule: object): Deployment => {
  const workers: Stack = {
    name: 'stage-workers',
    resources: {
      Reconcile: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'reconcile' } },
      LaidAside: { Type: 'AWS::SQS::Queue' },
      Retries: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: {
          FunctionName: { Ref: 'Reconcile' },
          Qualifier: '$LATEST',
          MaximumRetryAttempts: 1,
          DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['LaidAside', 'Arn'] } } },
        },
      },
      Schedule: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: { ScheduleExpression: 'rate(5 minutes)', Target: target, ...schedule },
      },
    },
    parameters: {},
    exports: {},
  };
  return new Deployment({ stacks: [workers] }, {});
};

// Writes down when it ran and why, to the minute; fails as long as the file `broken` is there.
const recorder = (folder: string): string => `
  import { appendFileSync, existsSync } from 'node:fs';
  export const handler = ({ why }) => {
    appendFileSync(${JSON.stringify(join(folder, 'ran'))}, Math.round((Date.now() - ${start}) / ${minute}) + ' ' + why + '\\n');
    if (existsSync(${JSON.stringify(join(folder, 'broken'))})) throw new Error('broken');
  };`;

describe('a schedule that runs at a rate', () => {
  const scratch = scratchFolder();
  let count = 0;
  let folder: string;
  let clock: Clock;
  let faults: Faults;
  let reconcile: LocalFunction;
  let sources: EventSources;
  let timekeeper: Timekeeper;

  const boot = async (schedule: object = {}): Promise<void> => {
    const deployment = deploymentWith(schedule);
    reconcile = functionOf(folder, 'reconcile', recorder(folder), { clockOffset: clock.offset });
    const definitions = {
      mappings: [],
      queues: queuesOf(deployment),
      schedules: schedulesOf(deployment),
      retries: retriesOf(deployment),
    };
    const functions = new Map([['reconcile', reconcile]]);
    const parts = { engineEndpoint: '', tableNames: [], functions, folder, clock, faults };
    sources = await startEventSources(definitions, parts);
    timekeeper = new Timekeeper(clock, sources.timed, sources.untilQuiet);
    // The first look at it begins its first period.
    await timekeeper.moveTo(clock.now());
  };
  const end = async (): Promise<void> => {
    await timekeeper.stop();
    await sources.stop();
    await reconcile.stop();
  };
  const jump = (minutes: number): Promise<void> => timekeeper.moveTo(clock.now() + minutes * minute);
  const ran = (): string[] => {
    const file = join(folder, 'ran');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  };
  const laidAside = (): unknown[] => {
    const kept = PersistedMap.open<{ body: string }>(join(folder, 'queues', 'stage-workers-LaidAside.jsonl'));
    const bodies = kept.values().map(({ body }) => JSON.parse(body) as unknown);
    kept.close();
    return bodies;
  };

  beforeEach(() => {
    folder = join(scratch, String((count += 1)));
    clock = new Clock();
    clock.set(start);
    faults = new Faults();
  });
  afterEach(end);

  it('runs each period, with the input that the template gives', async () => {
    await boot();
    for (let passed = 0; passed < 11; passed += 1) await jump(1);
    expect(ran()).toEqual(['5 it is time', '10 it is time']);
  });

  it('runs once at the end of a jump over many periods, and keeps its rhythm', async () => {
    await boot();
    await jump(400 * 24 * 60 + 3);
    expect(ran()).toEqual([`${400 * 24 * 60 + 3} it is time`]);
    await jump(2);
    expect(ran()).toHaveLength(2);
  });

  it('knows its next moment again after a restart, and runs then if that has passed', async () => {
    await boot();
    await jump(3);
    await end();
    await boot();
    expect(ran()).toEqual([]);
    await jump(2);
    expect(ran()).toHaveLength(1);
    await end();
    clock.set(clock.now() + 7 * minute);
    await boot();
    expect(ran()).toHaveLength(2);
  });

  it('goes back with the clock', async () => {
    await boot();
    await timekeeper.moveTo(start - 1000 * minute);
    await jump(6);
    expect(ran()).toEqual(['-994 it is time']);
  });

  it('tries a failed run again, then lays its event aside, and runs at its next moment all the same', async () => {
    await boot();
    writeFileSync(join(folder, 'broken'), '');
    await jump(5);
    expect(ran()).toHaveLength(2);
    await jump(5);
    expect(ran()).toHaveLength(4);
    expect(laidAside()).toEqual(
      Array(2).fill(
        expect.objectContaining({
          requestContext: expect.objectContaining({ condition: 'RetriesExhausted', approximateInvokeCount: 2 }),
          requestPayload: { why: 'it is time' },
          responsePayload: { errorType: 'Error', errorMessage: 'broken' },
        }),
      ),
    );
  });

  it.each([
    ['duplicate', 2],
    ['drop', 0],
  ] as const)('shows the fault %s in one run', async (kind, times) => {
    await boot();
    faults.add({ service: 'scheduler', kind, times: 1 });
    await jump(5);
    expect(ran()).toHaveLength(times);
    await jump(5);
    expect(ran()).toHaveLength(times + 1);
  });

  it('rests while it is disabled', async () => {
    await boot({ State: 'DISABLED' });
    await jump(60);
    expect(ran()).toEqual([]);
  });
});

describe('a schedule of the template', () => {
  it.each([
    ['rate(1 minute)', minute],
    ['rate(5 minutes)', 5 * minute],
    ['rate(2 hours)', 120 * minute],
    ['rate(1 days)', 24 * 60 * minute],
  ])('runs at %s', (ScheduleExpression, everyMilliseconds) => {
    expect(schedulesOf(deploymentWith({ ScheduleExpression }))).toMatchObject([{ everyMilliseconds }]);
  });

  it.each([
    ['at a moment', { ScheduleExpression: 'at(2026-12-24T00:00:00)' }, /Schedule runs at at\(2026-12-24T00:00:00\)/],
    ['by cron', { ScheduleExpression: 'cron(0 8 * * ? *)' }, /cron\(0 8 \* \* \? \*\)/],
    ['never', { ScheduleExpression: 'rate(0 minutes)' }, /rate\(0 minutes\)/],
    ['between dates', { EndDate: '2027-01-01T00:00:00Z' }, /begins or ends at a date/],
    [
      'with what Scheduler would fill in',
      { Target: { ...target, Input: '"<aws.scheduler.scheduled-time>"' } },
      /Input/,
    ],
    ['with nothing said of its input', { Target: { Arn: target.Arn } }, /Input/],
  ])('is refused when it runs %s', (_, schedule, complaint) => {
    expect(() => schedulesOf(deploymentWith(schedule))).toThrow(complaint);
  });
});
