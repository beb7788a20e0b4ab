import {
  ConflictException,
  CreateScheduleCommand,
  SchedulerClient,
  ServiceQuotaExceededException,
  ThrottlingException,
} from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { armBell, openBell } from '../../adapters/bell.ts';
import { isDependencyFailure } from '../../adapters/dependency-failure.ts';
import { idFrom } from '../../domain/ids.ts';

vi.stubEnv('AWS_REGION', 'eu-north-1');

const scheduler = mockClient(SchedulerClient);
const bell = openBell({
  groupName: 'mysoluno-test-bells',
  ringBellArn: 'arn:aws:lambda:eu-north-1:000000000000:function:ring-bell',
  roleArn: 'arn:aws:iam::000000000000:role/ringer',
  deadLetterArn: 'arn:aws:sqs:eu-north-1:000000000000:unheard',
});
const organizationId = idFrom('org', '1'.padStart(26, '0'));
/** 24 December 2026, 00:00 in Stockholm. */
const minute = Date.parse('2026-12-23T23:00:00Z') / 60_000;
const arm = (): Promise<void> => armBell(bell, { organizationId, minute });
const refuseWith = (refusal: Error): void => {
  scheduler.on(CreateScheduleCommand).rejects(refusal);
};
const said = { $metadata: {}, Message: 'no', message: 'no' };

beforeEach(() => {
  scheduler.reset();
  scheduler.on(CreateScheduleCommand).resolves({});
});

describe('arming the bell', () => {
  it('makes a schedule that rings once at the minute, tells whom it is about, and goes', async () => {
    await arm();
    expect(scheduler.commandCalls(CreateScheduleCommand)[0]?.args[0].input).toEqual({
      Name: 'org_00000000000000000000000001-29967780',
      GroupName: 'mysoluno-test-bells',
      ScheduleExpression: 'at(2026-12-23T23:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: 'arn:aws:lambda:eu-north-1:000000000000:function:ring-bell',
        RoleArn: 'arn:aws:iam::000000000000:role/ringer',
        DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-north-1:000000000000:unheard' },
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 300 },
        Input: '{"organizationId":"org_00000000000000000000000001","moment":"2026-12-23T23:00:00.000Z"}',
      },
    });
  });

  it('has a name that Scheduler takes: 64 characters at most, letters, digits, - _ and .', async () => {
    await arm();
    expect(scheduler.commandCalls(CreateScheduleCommand)[0]?.args[0].input.Name).toMatch(/^[\w.-]{1,64}$/);
  });

  it('is done when the bell is armed already', async () => {
    refuseWith(new ConflictException(said));
    await expect(arm()).resolves.toBeUndefined();
  });

  it('tells of an outage as one that may pass', async () => {
    refuseWith(new ThrottlingException(said));
    const error = await arm().catch((thrown: unknown) => thrown);
    expect(isDependencyFailure(error)).toBe(true);
  });

  it('keeps no refusal to itself', async () => {
    refuseWith(new ServiceQuotaExceededException(said));
    await expect(arm()).rejects.toThrow(ServiceQuotaExceededException);
  });
});
