import { describe, expect, it } from 'vitest';
import { daily } from '../../lib/constructs/rhythm.ts';
import { idIn, theStage } from './synthesised-stage.ts';
import type { Reference } from './synthesised-stage.ts';

interface Mapping {
  readonly FunctionName: Reference;
  readonly EventSourceArn: Reference;
  readonly FunctionResponseTypes?: readonly string[];
  readonly BisectBatchOnFunctionError?: boolean;
  readonly MaximumRetryAttempts?: number;
  readonly MaximumRecordAgeInSeconds?: number;
  readonly DestinationConfig?: { readonly OnFailure: { readonly Destination: Reference } };
  readonly FilterCriteria?: { readonly Filters: readonly { readonly Pattern: string }[] };
}
interface QueueProperties {
  readonly VisibilityTimeout?: number;
  readonly MessageRetentionPeriod?: number;
  readonly SqsManagedSseEnabled?: boolean;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: Reference; readonly maxReceiveCount: number };
}

const stage = theStage();
const mappings = stage.all<Mapping>('AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties);
const queues = new Map(stage.all<QueueProperties>('AWS::SQS::Queue').map(({ id, Properties }) => [id, Properties]));
const functions = new Map(
  stage
    .all<{ Timeout: number; ReservedConcurrentExecutions?: number }>('AWS::Lambda::Function')
    .map(({ id, Properties }) => [id, Properties]),
);
const fromStream = mappings.filter(({ EventSourceArn }) => 'Fn::ImportValue' in EventSourceArn);
const fromQueue = mappings.filter(({ EventSourceArn }) => 'Fn::GetAtt' in EventSourceArn);

const queueOf = (reference: Reference): QueueProperties => {
  const queue = queues.get(idIn(reference));
  if (queue === undefined) throw new Error(`${idIn(reference)} is not a queue`);
  return queue;
};

const alarms = JSON.stringify(stage.all('AWS::CloudWatch::Alarm'));
const isWatched = (queueId: string): boolean =>
  alarms.includes(JSON.stringify([{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queueId, 'QueueName'] } }]));
const functionIdOf = (name: string): string | undefined =>
  stage
    .all<{ FunctionName?: string }>('AWS::Lambda::Function')
    .find(({ Properties }) => Properties.FunctionName === `mysoluno-production-${name}`)?.id;
/** What a role of Scheduler's trusts and may do. */
const roleOf = (reference: Reference) => ({
  trust: stage
    .all<{ AssumeRolePolicyDocument: { Statement: readonly unknown[] } }>('AWS::IAM::Role')
    .find(({ id }) => id === idIn(reference))?.Properties.AssumeRolePolicyDocument.Statement,
  may: stage
    .all<{ Roles: readonly Reference[]; PolicyDocument: { Statement: readonly unknown[] } }>('AWS::IAM::Policy')
    .find(({ Properties }) => Properties.Roles.some((role) => idIn(role) === idIn(reference)))?.Properties
    .PolicyDocument.Statement,
});
const invocations = new Map(
  stage
    .all<{
      FunctionName: Reference;
      MaximumRetryAttempts: number;
      DestinationConfig?: { readonly OnFailure: { readonly Destination: Reference } };
    }>('AWS::Lambda::EventInvokeConfig')
    .map(({ Properties }) => [idIn(Properties.FunctionName), Properties]),
);

describe('what happens after a command', () => {
  it('reaches who publishes and who arms bells for each new journal entry, the latter if it wakes something, and each heartbeat', () => {
    expect(fromStream.map(({ FunctionName }) => idIn(FunctionName))).toEqual(
      ['publish-journal', 'arm-bell'].map(functionIdOf),
    );
    const patterns = fromStream.map(({ FilterCriteria }) =>
      FilterCriteria?.Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown),
    );
    const kind = { S: ['journal'] };
    // Most entries move nothing that is due.
    const wokenKinds = { S: [{ exists: true }] };
    const heartbeat = { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { kind: { S: ['heartbeat'] } } } };
    expect(patterns).toEqual([
      [{ eventName: ['INSERT'], dynamodb: { NewImage: { kind } } }, heartbeat],
      [{ eventName: ['INSERT'], dynamodb: { NewImage: { kind, wokenKinds } } }, heartbeat],
    ]);
  });

  it('is not held up by one bad record', () => {
    for (const mapping of mappings) expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    for (const mapping of fromStream) expect(mapping.BisectBatchOnFunctionError).toBe(true);
  });

  it('is given up after some attempts, well before the stream forgets it after a day', () => {
    for (const { MaximumRetryAttempts, MaximumRecordAgeInSeconds } of fromStream) {
      expect(MaximumRetryAttempts).toBeGreaterThan(2);
      expect(MaximumRecordAgeInSeconds).toBeLessThan(86_400 / 2);
    }
  });

  it('when given up, waits in a queue until somebody works it off', () => {
    const givenUp = fromStream.map(({ DestinationConfig }) => DestinationConfig?.OnFailure.Destination);
    const of = (name: string) => fromQueue.filter(({ FunctionName }) => idIn(FunctionName) === functionIdOf(name));
    const replayed = ['replay-journal', 'replay-touches'].flatMap(of);
    expect(replayed.map(({ EventSourceArn }) => idIn(EventSourceArn))).toEqual(
      givenUp.map((queue) => queue && idIn(queue)),
    );
    const others = ['inspect-upload', 'start-porting', 'wake-porting', 'send-reset-code', 'note-bounces'].flatMap(of);
    expect([...replayed, ...others]).toHaveLength(fromQueue.length);
  });

  it('when given up again, is laid aside for two weeks and rings an alarm', () => {
    expect(fromQueue).not.toHaveLength(0);
    for (const { EventSourceArn } of fromQueue) {
      const redrive = queueOf(EventSourceArn).RedrivePolicy;
      if (redrive === undefined) throw new Error(`${idIn(EventSourceArn)} has no dead-letter queue`);
      expect(queueOf(redrive.deadLetterTargetArn).MessageRetentionPeriod).toBe(14 * 86_400);
      expect(isWatched(idIn(redrive.deadLetterTargetArn))).toBe(true);
    }
  });

  it('is not delivered twice while its worker is still at it', () => {
    for (const { EventSourceArn, FunctionName } of fromQueue) {
      const timeout = functions.get(idIn(FunctionName))?.Timeout ?? Infinity;
      expect(queueOf(EventSourceArn).VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout);
    }
  });

  it('lies encrypted, and is fetched over TLS only', () => {
    const policies = JSON.stringify(stage.all('AWS::SQS::QueuePolicy'));
    expect(queues.size).toBeGreaterThan(1);
    for (const [id, queue] of queues) {
      expect(queue.SqsManagedSseEnabled).toBe(true);
      expect(policies).toContain(
        JSON.stringify({
          Action: 'sqs:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Resource: { 'Fn::GetAtt': [id, 'Arn'] },
        }),
      );
    }
  });
});

interface Schedule {
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly Target: {
    readonly Arn: Reference;
    readonly RoleArn: Reference;
    readonly RetryPolicy: { readonly MaximumRetryAttempts: number; readonly MaximumEventAgeInSeconds: number };
    readonly DeadLetterConfig: { readonly Arn: Reference };
  };
}

describe('a bell', () => {
  it('takes no more of the account than is its own, when all ring at once', () => {
    expect(functions.get(functionIdOf('ring-bell') ?? '')?.ReservedConcurrentExecutions).toBe(100);
  });
});

describe('what comes with time', () => {
  const schedules = stage.all<Schedule>('AWS::Scheduler::Schedule').map(({ Properties }) => Properties);
  const scheduleOf = (name: string): Schedule | undefined =>
    schedules.find(({ Target }) => idIn(Target.Arn) === functionIdOf(name));

  it('is looked at every five minutes, and counted every night by the clock on the wall', () => {
    expect(schedules).toHaveLength(2);
    expect(scheduleOf('reconcile')).toMatchObject({ ScheduleExpression: 'rate(5 minutes)' });
    expect(scheduleOf('measure-drift')).toMatchObject({
      ScheduleExpression: 'cron(30 4 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Stockholm',
    });
  });

  it.each(['01:30', '02:30', '03:00'] as const)(
    'never comes at %s, which a night in spring or autumn has not, or twice',
    (time) => {
      expect(() => daily(time, 'Europe/Stockholm')).toThrow(/clocks are moved/);
    },
  );

  it('is tried again by the next run alone where that comes soon: runs do not pile up', () => {
    expect(invocations.get(functionIdOf('reconcile') ?? '')?.MaximumRetryAttempts).toBe(0);
    expect(invocations.get(functionIdOf('measure-drift') ?? '')?.MaximumRetryAttempts).toBe(2);
  });

  it('is not handed over any more when the next run is due', () => {
    for (const { Target } of schedules) expect(Target.RetryPolicy.MaximumRetryAttempts).toBeLessThan(10);
    expect(scheduleOf('reconcile')?.Target.RetryPolicy.MaximumEventAgeInSeconds).toBe(300);
    expect(scheduleOf('measure-drift')?.Target.RetryPolicy.MaximumEventAgeInSeconds).toBeLessThan(86_400);
  });

  it('when nobody could be called, waits in a queue and rings an alarm', () => {
    for (const { Target } of schedules) {
      expect(queues.has(idIn(Target.DeadLetterConfig.Arn))).toBe(true);
      expect(isWatched(idIn(Target.DeadLetterConfig.Arn))).toBe(true);
    }
  });

  it('is called for this account alone', () => {
    for (const { Target } of schedules) {
      expect(roleOf(Target.RoleArn).trust).toMatchObject([
        {
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' }, 'aws:SourceArn': expect.anything() },
          },
        },
      ]);
    }
  });

  it('may call that function, and tell that it could not, and nothing else', () => {
    for (const { Target } of schedules) {
      expect(roleOf(Target.RoleArn).may).toEqual([
        { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: Target.Arn },
        { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: Target.DeadLetterConfig.Arn },
      ]);
    }
  });
});

describe('the bell', () => {
  type Told = Readonly<Record<'RING_BELL_ARN' | 'BELL_ROLE_ARN' | 'BELL_DLQ_ARN' | 'SCHEDULE_GROUP_NAME', Reference>>;
  const group = stage.one<{ Name: string }>('AWS::Scheduler::ScheduleGroup');
  const armers = ['arm-bell', 'ring-bell', 'reconcile'];
  const toldTo = (name: string): Told => {
    const { Properties } =
      stage
        .all<{ FunctionName?: string; Environment?: { readonly Variables: Told } }>('AWS::Lambda::Function')
        .find(({ id }) => id === functionIdOf(name)) ?? {};
    if (!Properties?.Environment) throw new Error(`${name} is told nothing`);
    return Properties.Environment.Variables;
  };
  const spelledOut = (name: string) => ({
    'Fn::Join': [
      '',
      [
        'arn:',
        { Ref: 'AWS::Partition' },
        ':lambda:',
        { Ref: 'AWS::Region' },
        ':',
        { Ref: 'AWS::AccountId' },
        `:function:mysoluno-production-${name}`,
      ],
    ],
  });

  it.each(armers)('is described to %s: who hears it, as whom, where it goes unheard, in which group', (name) => {
    const told = toldTo(name);
    expect(told.RING_BELL_ARN).toEqual(spelledOut('ring-bell'));
    expect(functionIdOf('ring-bell')).toBeDefined();
    expect(told.SCHEDULE_GROUP_NAME).toEqual({ Ref: group.id });
    expect(told).toMatchObject(toldTo('arm-bell'));
  });

  it('is rung by a role that can call its hearer, and tell that it could not, and nothing else', () => {
    const { BELL_ROLE_ARN, BELL_DLQ_ARN, RING_BELL_ARN } = toldTo('arm-bell');
    expect(roleOf(BELL_ROLE_ARN).may).toEqual([
      { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: RING_BELL_ARN },
      { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: BELL_DLQ_ARN },
    ]);
    expect(roleOf(BELL_ROLE_ARN).trust).toMatchObject([
      { Condition: { StringEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [group.id, 'Arn'] } } } },
    ]);
  });

  it.each(armers)('is armed by %s in its own group, with its own role, which goes to Scheduler alone', (name) => {
    const policies = JSON.stringify(
      stage
        .all<{ PolicyDocument: { Statement: readonly { Action: string | readonly string[] }[] } }>('AWS::IAM::Policy')
        .filter(({ id }) => id.startsWith(name.replace('-', '')))
        .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
        .filter(({ Action }) => /scheduler:|iam:/.test([Action].flat().join())),
    );
    expect(JSON.parse(policies)).toEqual([
      {
        Action: 'scheduler:CreateSchedule',
        Effect: 'Allow',
        Resource: expect.objectContaining({
          'Fn::Join': ['', expect.arrayContaining([`:schedule/${group.Properties.Name}/*`])],
        }),
      },
      {
        Action: 'iam:PassRole',
        Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
        Effect: 'Allow',
        Resource: toldTo(name).BELL_ROLE_ARN,
      },
    ]);
  });

  it('when it was not handed over, or who heard it failed three times, waits in one queue and rings an alarm', () => {
    const { BELL_DLQ_ARN } = toldTo('arm-bell');
    const hearing = invocations.get(functionIdOf('ring-bell') ?? '');
    expect(hearing?.MaximumRetryAttempts).toBe(2);
    expect(hearing?.DestinationConfig?.OnFailure.Destination).toEqual(BELL_DLQ_ARN);
    expect(isWatched(idIn(BELL_DLQ_ARN))).toBe(true);
  });
});
