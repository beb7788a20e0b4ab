import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  type CreateScheduleCommandInput,
} from '@aws-sdk/client-scheduler';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { Faults } from '../../local/faults.ts';
import { startScheduler } from '../../local/scheduler/scheduler.ts';
import type { RunningService } from '../../local/service.ts';
import { oneTimeSchedulesIn, scratchFolder } from './scratch.ts';

const schedules = oneTimeSchedulesIn(scratchFolder());
const clock = new Clock();
const faults = new Faults();
let service: RunningService;
let client: SchedulerClient;

/** Without a time limit a client waits for the slowest machine; with one it meets the fault `timeout`. */
const clientWith = (requestTimeout?: number): SchedulerClient =>
  new SchedulerClient({
    endpoint: service.endpoint,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: { ...(requestTimeout !== undefined && { requestTimeout, throwOnRequestTimeout: true }) },
  });

beforeAll(async () => {
  service = await startScheduler(['bells'], schedules, clock, faults);
  client = clientWith();
});
afterAll(() => service.stop());
afterEach(() => {
  faults.clear();
  for (const { arn } of schedules.waiting()) schedules.delete(arn);
});

const target = {
  Arn: 'arn:aws:lambda:eu-north-1:000000000000:function:ring-bell',
  RoleArn: 'arn:aws:iam::000000000000:role/ringer',
  Input: '{}',
};
const create = (different: Partial<CreateScheduleCommandInput> = {}, by = client) =>
  by.send(
    new CreateScheduleCommand({
      Name: 'bell',
      GroupName: 'bells',
      ScheduleExpression: 'at(2026-12-24T01:00:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: target,
      ...different,
    }),
  );
const get = (Name: string) => client.send(new GetScheduleCommand({ Name, GroupName: 'bells' }));

describe('Scheduler', () => {
  it('tells of a schedule what it was made from, and what was left to it', async () => {
    const arn = 'arn:aws:scheduler:eu-north-1:000000000000:schedule/bells/bell';
    expect(await create()).toMatchObject({ ScheduleArn: arn });
    expect(await get('bell')).toMatchObject({
      Arn: arn,
      ScheduleExpression: 'at(2026-12-24T01:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      ActionAfterCompletion: 'NONE',
      State: 'ENABLED',
      Target: { ...target, RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 } },
      CreationDate: expect.any(Date),
    });
  });

  it('knows nothing of a schedule that was deleted', async () => {
    await create();
    await client.send(new DeleteScheduleCommand({ Name: 'bell', GroupName: 'bells' }));
    await expect(get('bell')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it.each([
    ['error', 'InternalServerException', 0],
    ['throttle', 'ThrottlingException', 0],
    ['timeout', 'TimeoutError', 1],
  ] as const)('under the fault %s answers %s, and has made %i', async (kind, refusal, there) => {
    faults.add({ service: 'scheduler', operation: 'CreateSchedule', kind, times: 1 });
    const by = kind === 'timeout' ? clientWith(1000) : client;
    await expect(create({}, by)).rejects.toMatchObject({ name: refusal });
    await expect.poll(() => schedules.waiting()).toHaveLength(there);
  });

  it.each([
    ['of a name that is there', { Name: 'bell' }, 'ConflictException'],
    ['of a group that is not', { GroupName: 'nowhere' }, 'ResourceNotFoundException'],
    ['with a name of odd signs', { Name: 'a bell' }, 'ValidationException'],
    ['with a name of 65 letters', { Name: 'b'.repeat(65) }, 'ValidationException'],
    ['with parts of a second', { ScheduleExpression: 'at(2026-12-24T00:00:00.5)' }, 'ValidationException'],
    ['on 30 February', { ScheduleExpression: 'at(2027-02-30T00:00:00)' }, 'ValidationException'],
    ['at noon', { ScheduleExpression: 'noon' }, 'ValidationException'],
    ['with an input that is no JSON', { Target: { ...target, Input: 'hello' } }, 'ValidationException'],
    ['with a role that is none', { Target: { ...target, RoleArn: 'me' } }, 'ValidationException'],
    [
      'with more retries than there may be',
      { Target: { ...target, RetryPolicy: { MaximumRetryAttempts: 186 } } },
      'ValidationException',
    ],
    ['in a flexible window', { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }, 'NotImplemented'],
    ['in another zone', { ScheduleExpressionTimezone: 'Europe/Stockholm' }, 'NotImplemented'],
    ['at a rate', { ScheduleExpression: 'rate(1 minute)' }, 'NotImplemented'],
    ['that ends', { EndDate: new Date() }, 'NotImplemented'],
  ] as const)('refuses a schedule %s', async (_, different, refusal) => {
    await create();
    await expect(create({ Name: 'other', ...different })).rejects.toMatchObject({ name: refusal });
    expect(schedules.waiting()).toHaveLength(1);
  });

  it('says the name of an operation that is not built', async () => {
    await expect(client.send(new ListSchedulesCommand({}))).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('ListSchedules'),
    });
  });
});
