import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  SchedulerClient,
  type CreateScheduleCommandInput,
} from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { armBell, openBell } from '../../adapters/bell.ts';
import { idFrom } from '../../domain/ids.ts';
import { Clock } from '../../local/clock.ts';
import { Faults } from '../../local/faults.ts';
import { OneTimeSchedules } from '../../local/scheduler/one-time-schedules.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';
import type { Stack } from '../../local/template/assembly.ts';
import { scratchFolder, startParts, writeCode, type RunningParts } from './scratch.ts';

const minute = 60_000;
const start = Date.parse('2026-12-24T00:00:00Z');
const functionArn = 'arn:aws:lambda:eu-north-1:000000000000:function:ring-bell';
const deadLetters = { arn: 'arn:aws:sqs:eu-north-1:000000000000:unheard' };
const stack: Stack = {
  name: 'stage-workers',
  resources: {
    RingBell: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: 'ring-bell', Handler: 'index.handler', Code: { S3Key: 'ring-bell' } },
    },
    Unheard: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'unheard' } },
    Retries: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'RingBell' },
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Unheard', 'Arn'] } } },
      },
    },
    Bells: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'bells' } },
  },
  parameters: {},
  exports: {},
};

// Writes down when it was called, to the minute, and with what. Makes the schedule that an event holds in `next`. Fails while `broken` is there.
const recorder = (folder: string): string => `
  import { appendFileSync, existsSync } from 'node:fs';
  export const handler = async ({ next, ...event }) => {
    const at = Math.round((Date.now() - ${start}) / ${minute});
    appendFileSync(${JSON.stringify(join(folder, 'rung'))}, JSON.stringify({ at, ...event }) + '\\n');
    if (existsSync(${JSON.stringify(join(folder, 'broken'))})) throw new Error('broken');
    if (!(next?.times > 0)) return;
    const moment = new Date(Date.now() + next.everyMinutes * ${minute}).toISOString().slice(0, 16) + ':00';
    const Input = JSON.stringify({ next: { ...next, times: next.times - 1 } });
    const Target = { ...next.schedule.Target, Input };
    const body = JSON.stringify({ ...next.schedule, ScheduleExpression: 'at(' + moment + ')', Target });
    await fetch(next.endpoint + '/schedules/bell-' + next.times, { method: 'POST', body });
  };`;

describe('one-time schedules', () => {
  const scratch = scratchFolder();
  let count = 0;
  let folder: string;
  let clock: Clock;
  let faults: Faults;
  let schedules: OneTimeSchedules;
  let endpoint: string;
  let client: SchedulerClient;
  let parts: RunningParts;

  const boot = async (): Promise<void> => {
    writeCode(folder, 'ring-bell', recorder(folder));
    parts = await startParts(folder, stack, { clock, faults });
    schedules = new OneTimeSchedules(parts.files.open('one-time-schedules'));
    endpoint = parts.endpointVariables()['AWS_ENDPOINT_URL_SCHEDULER'] ?? '';
    client = new SchedulerClient({
      endpoint,
      region: 'eu-north-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  };
  const end = (): Promise<void> => parts.stop();
  const jump = (minutes: number): Promise<void> => parts.timekeeper.moveTo(clock.now() + minutes * minute);
  const rung = (): Record<string, unknown>[] => {
    const file = join(folder, 'rung');
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  const laidAside = (): { body: string; attributes?: Record<string, string> }[] => {
    const kept = PersistedMap.open<{ body: string }>(join(folder, 'queues', 'unheard.jsonl'));
    kept.close();
    return kept.values();
  };
  const wanted = (different: Partial<CreateScheduleCommandInput> = {}): CreateScheduleCommandInput => ({
    Name: 'bell',
    GroupName: 'bells',
    ScheduleExpression: 'at(2026-12-24T01:00:00)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: functionArn,
      RoleArn: 'arn:aws:iam::000000000000:role/ringer',
      RetryPolicy: { MaximumRetryAttempts: 2 },
      DeadLetterConfig: { Arn: deadLetters.arn },
      Input: '{"why":"it is time"}',
    },
    ...different,
  });
  const target = wanted().Target as NonNullable<CreateScheduleCommandInput['Target']>;
  const create = (different: Partial<CreateScheduleCommandInput> = {}) =>
    client.send(new CreateScheduleCommand(wanted(different)));

  beforeEach(async () => {
    folder = join(scratch, String((count += 1)));
    clock = Clock.still(start);
    faults = new Faults();
    await boot();
  });
  afterEach(end);

  it('run at their own times, in order, while the clock jumps over them; then they are gone', async () => {
    await create({ Name: 'second', ScheduleExpression: 'at(2026-12-24T03:00:00)' });
    await create({ Name: 'first' });
    await create({ Name: 'third', ScheduleExpression: 'at(2027-01-24T00:00:00)' });
    expect(schedules.waiting().map(({ name }) => name)).toEqual(['first', 'second', 'third']);
    await jump(59);
    expect(rung()).toEqual([]);
    await jump(24 * 60);
    expect(rung().map(({ at }) => at)).toEqual([60, 180]);
    expect(schedules.waiting().map(({ name }) => name)).toEqual(['third']);
  });

  it('stay without running again when they are not to be deleted', async () => {
    await create({ ActionAfterCompletion: 'NONE' });
    await jump(61);
    await jump(61);
    expect(rung()).toHaveLength(1);
    expect(schedules.waiting()).toEqual([]);
  });

  it('that are deleted before do not run', async () => {
    await create();
    await client.send(new DeleteScheduleCommand({ Name: 'bell', GroupName: 'bells' }));
    await jump(61);
    expect(rung()).toEqual([]);
  });

  it('whose moment has passed run at once', async () => {
    await create({ ScheduleExpression: 'at(2026-12-23T00:00:00)' });
    await jump(1);
    expect(rung()).toMatchObject([{ at: 0 }]);
  });

  it('are there after a restart, and those that came due meanwhile run', async () => {
    await create();
    await create({ Name: 'later', ScheduleExpression: 'at(2026-12-24T03:00:00)' });
    await end();
    clock.set(start + 90 * minute);
    await boot();
    await jump(1);
    expect(rung()).toMatchObject([{ at: 90 }]);
    await jump(120);
    expect(rung()).toMatchObject([{ at: 90 }, { at: 180 }]);
  });

  it('hand over their input with what Scheduler knows filled in, another execution at each try', async () => {
    const Input = JSON.stringify({
      schedule: '<aws.scheduler.schedule-arn>',
      due: '<aws.scheduler.scheduled-time>',
      execution: '<aws.scheduler.execution-id>',
      attempt: '<aws.scheduler.attempt-number>',
    });
    await create({ Target: { ...target, Input } });
    await create({ Name: 'later', ScheduleExpression: 'at(2026-12-24T02:00:00)', Target: { ...target, Input } });
    faults.add({ service: 'scheduler', operation: 'Invoke', kind: 'throttle', times: 1 });
    await jump(121);
    expect(rung()).toMatchObject([
      { due: '2026-12-24T01:00:00Z', attempt: '2', execution: expect.stringMatching(/^[0-9a-f]{16}$/) },
      {
        schedule: 'arn:aws:scheduler:eu-north-1:000000000000:schedule/bells/later',
        due: '2026-12-24T02:00:00Z',
        attempt: '1',
      },
    ]);
    expect(new Set(rung().map(({ execution }) => execution)).size).toBe(2);
  });

  it('that call nobody are laid aside at once, with their input', async () => {
    await create({ Target: { ...target, Arn: functionArn.replace('ring-bell', 'nobody') } });
    await jump(61);
    expect(laidAside()).toMatchObject([
      { body: '{"why":"it is time"}', attributes: { ERROR_CODE: 'ResourceNotFoundException', RETRY_ATTEMPTS: '0' } },
    ]);
    expect(schedules.waiting()).toEqual([]);
  });

  it('are done with when the function has them, whatever it makes of them: Lambda tries again, and lays aside', async () => {
    writeFileSync(join(folder, 'broken'), '');
    await create();
    await jump(61);
    expect(rung()).toHaveLength(2);
    expect(laidAside()).toHaveLength(1);
    expect(schedules.waiting()).toEqual([]);
  });

  it.each([
    ['duplicate', 2],
    ['drop', 0],
  ] as const)('under the fault %s arrive %i times, and are gone', async (kind, times) => {
    faults.add({ service: 'scheduler', kind, times: 1 });
    await create();
    await jump(61);
    expect(rung()).toHaveLength(times);
    expect(schedules.waiting()).toEqual([]);
  });

  it('are what the bell is made of', async () => {
    const settings = {
      groupName: 'bells',
      ringBellArn: functionArn,
      roleArn: target.RoleArn,
      deadLetterArn: deadLetters.arn,
    };
    const bell = { ...openBell({ ...settings, roleArn: target.RoleArn ?? '' }), client };
    const organizationId = idFrom('org', '1'.padStart(26, '0'));
    const due = { organizationId, minute: start / minute + 7 };
    await armBell(bell, due);
    await armBell(bell, due);
    await jump(8);
    expect(rung()).toEqual([{ at: 7, organizationId, moment: '2026-12-24T00:07:00.000Z' }]);
  });

  it('ring twice a day for 400 days, each arming the next', async () => {
    const next = { times: 800, everyMinutes: 12 * 60, endpoint, schedule: wanted() };
    await create({ Target: { ...target, Input: JSON.stringify({ next }) } });
    await jump(401 * 24 * 60);
    expect(rung().map(({ at }) => at)).toEqual(Array.from({ length: 801 }, (_, nth) => 60 + nth * 12 * 60));
  });
});
