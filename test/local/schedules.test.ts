import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { Faults } from '../../local/faults.ts';
import { schedulesOf } from '../../local/scheduler/template-schedules.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';
import type { Stack } from '../../local/template/assembly.ts';
import { deploymentOf, scratchFolder, startParts, writeCode, type RunningParts } from './scratch.ts';

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
const stackWith = (schedule: object): Stack => ({
  name: 'stage-workers',
  resources: {
    Reconcile: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: 'reconcile', Handler: 'index.handler', Code: { S3Key: 'reconcile' } },
    },
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
});

// Writes down when it ran and why, to the minute; fails as long as the file `broken` is there.
const recorder = (folder: string): string => `
  import { appendFileSync, existsSync } from 'node:fs';
  export const handler = ({ why }) => {
    appendFileSync(${JSON.stringify(join(folder, 'ran'))}, Math.round((Date.now() - ${start}) / ${minute}) + ' ' + why + '\\n');
    if (existsSync(${JSON.stringify(join(folder, 'broken'))})) throw new Error('broken');
  };`;

describe('a schedule that runs again and again', () => {
  const scratch = scratchFolder();
  let count = 0;
  let folder: string;
  let clock: Clock;
  let faults: Faults;
  let parts: RunningParts;

  const boot = async (schedule: object = {}): Promise<void> => {
    writeCode(folder, 'reconcile', recorder(folder));
    parts = await startParts(folder, stackWith(schedule), { clock, faults });
    // The first look at it begins its first period.
    await parts.timekeeper.moveTo(clock.now());
  };
  const end = (): Promise<void> => parts.stop();
  const jump = (minutes: number): Promise<void> => parts.timekeeper.moveTo(clock.now() + minutes * minute);
  const ran = (): string[] => {
    const file = join(folder, 'ran');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  };
  const messagesLaidAside = (): { body: string; attributes?: Record<string, string> }[] => {
    const kept = PersistedMap.open<{ body: string }>(join(folder, 'queues', 'stage-workers-LaidAside.jsonl'));
    kept.close();
    return kept.values();
  };
  const laidAside = (): unknown[] => messagesLaidAside().map(({ body }) => JSON.parse(body) as unknown);
  const attributesLaidAside = (): unknown[] => messagesLaidAside().map(({ attributes }) => attributes);

  beforeEach(() => {
    folder = join(scratch, String((count += 1)));
    clock = Clock.still(start);
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
    await parts.timekeeper.moveTo(start - 1000 * minute);
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

  it('runs by the clock on the wall of its zone, once at the end of a jump over many days', async () => {
    await boot({ ScheduleExpression: 'cron(30 2 * * ? *)', ScheduleExpressionTimezone: 'Europe/Stockholm' });
    await jump(89);
    expect(ran()).toEqual([]);
    await jump(2);
    expect(ran()).toEqual(['91 it is time']);
    await jump(10 * 24 * 60);
    expect(ran()).toHaveLength(2);
    await jump(24 * 60);
    expect(ran()).toHaveLength(3);
  });

  it('is handed over again as often as its retry policy says, then laid aside with what was wrong', async () => {
    await boot();
    faults.add({ service: 'scheduler', operation: 'Invoke', kind: 'throttle', times: 2 });
    await jump(5);
    expect(ran()).toHaveLength(1);
    faults.add({ service: 'scheduler', operation: 'Invoke', kind: 'error', times: 3 });
    await jump(5);
    expect(ran()).toHaveLength(1);
    expect(laidAside()).toEqual([{ why: 'it is time' }]);
    expect(attributesLaidAside()).toEqual([
      expect.objectContaining({
        ERROR_CODE: 'ServiceException',
        EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
        RETRY_ATTEMPTS: '2',
        SCHEDULED_TIME: '2026-12-24T00:10:00Z',
        TARGET_ARN: 'arn:aws:lambda:eu-north-1:000000000000:function:reconcile',
      }),
    ]);
  });

  it('is not kept from running by a fault that is meant for calls', async () => {
    await boot();
    faults.add({ service: 'scheduler', kind: 'error', times: 1 });
    await jump(5);
    expect(ran()).toHaveLength(1);
  });

  it('rests while it is disabled', async () => {
    await boot({ State: 'DISABLED' });
    await jump(60);
    expect(ran()).toEqual([]);
  });
});

describe('a schedule of the template', () => {
  const from = Date.parse('2027-03-26T12:00:00Z');
  /** When it would run one time after the other, from noon in Greenwich on 26 March 2027, two days before summer time. */
  const momentsOf = (ScheduleExpression: string, count = 3, begin = from): string[] => {
    const [definition] = schedulesOf(
      deploymentOf(stackWith({ ScheduleExpression, ScheduleExpressionTimezone: 'Europe/Stockholm' })),
    );
    const moments: number[] = [];
    for (let run = 0; run < count && definition; run += 1) {
      const { recurrence } = definition;
      const last = moments.at(-1);
      moments.push(last === undefined ? recurrence.first(begin) : recurrence.after(last, last));
    }
    return moments.map((moment) => new Date(moment).toISOString().slice(0, 16));
  };

  it.each([
    ['rate(1 minute)', ['2027-03-26T12:01', '2027-03-26T12:02', '2027-03-26T12:03']],
    ['rate(5 minutes)', ['2027-03-26T12:05', '2027-03-26T12:10', '2027-03-26T12:15']],
    ['rate(2 hours)', ['2027-03-26T14:00', '2027-03-26T16:00', '2027-03-26T18:00']],
    ['rate(1 days)', ['2027-03-27T12:00', '2027-03-28T12:00', '2027-03-29T12:00']],
    // Clocks go from 02:00 to 03:00 on the 28th: what falls between does not run.
    ['cron(30 2 * * ? *)', ['2027-03-27T01:30', '2027-03-29T00:30', '2027-03-30T00:30']],
    ['cron(0 8 ? * 2 *)', ['2027-03-29T06:00', '2027-04-05T06:00', '2027-04-12T06:00']],
    ['cron(0/20 8 ? * MON-FRI *)', ['2027-03-29T06:00', '2027-03-29T06:20', '2027-03-29T06:40']],
  ])('runs at %s', (expression, moments) => {
    expect(momentsOf(expression)).toEqual(moments);
  });

  it('runs once in the night that has its hour twice', () => {
    const expected = ['2027-10-30T00:30', '2027-10-31T00:30', '2027-11-01T01:30'];
    expect(momentsOf('cron(30 2 * * ? *)', 3, Date.parse('2027-10-29T12:00:00Z'))).toEqual(expected);
  });

  it.each([
    ['at a moment', { ScheduleExpression: 'at(2026-12-24T00:00:00)' }, /Schedule runs at at\(2026-12-24T00:00:00\)/],
    ['by a cron of five fields', { ScheduleExpression: 'cron(0 8 * * *)' }, /cron\(0 8 \* \* \*\)/],
    ['at an hour that is none', { ScheduleExpression: 'cron(0 25 * * ? *)' }, /cron\(0 25/],
    ['never', { ScheduleExpression: 'rate(0 minutes)' }, /rate\(0 minutes\)/],
    ['between dates', { EndDate: '2027-01-01T00:00:00Z' }, /begins or ends at a date/],
    ['with nothing said of its input', { Target: { Arn: target.Arn } }, /Input/],
  ])('is refused when it runs %s', (_, schedule, complaint) => {
    expect(() => schedulesOf(deploymentOf(stackWith(schedule)))).toThrow(complaint);
  });
});
