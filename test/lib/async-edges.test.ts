import { describe, expect, it } from 'vitest';
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
  stage.all<{ Timeout: number }>('AWS::Lambda::Function').map(({ id, Properties }) => [id, Properties]),
);
const fromStream = mappings.filter(({ EventSourceArn }) => 'Fn::ImportValue' in EventSourceArn);
const fromQueue = mappings.filter(({ EventSourceArn }) => 'Fn::GetAtt' in EventSourceArn);

const queueOf = (reference: Reference): QueueProperties => {
  const queue = queues.get(idIn(reference));
  if (queue === undefined) throw new Error(`${idIn(reference)} is not a queue`);
  return queue;
};

describe('what happens after a command', () => {
  it('reaches the publisher for each new journal entry, and for nothing else', () => {
    expect(
      fromStream.flatMap(({ FilterCriteria }) => FilterCriteria?.Filters.map(({ Pattern }) => JSON.parse(Pattern))),
    ).toEqual([{ eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['journal'] } } } }]);
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

  it('when given up, waits in a queue that somebody works off', () => {
    const workedOff = fromQueue.map(({ EventSourceArn }) => idIn(EventSourceArn));
    for (const { DestinationConfig } of fromStream) {
      expect(workedOff).toContain(DestinationConfig && idIn(DestinationConfig.OnFailure.Destination));
    }
  });

  it('when given up again, is laid aside for two weeks and rings an alarm', () => {
    const watched = JSON.stringify(stage.all('AWS::CloudWatch::Alarm'));
    expect(fromQueue).not.toHaveLength(0);
    for (const { EventSourceArn } of fromQueue) {
      const redrive = queueOf(EventSourceArn).RedrivePolicy;
      if (redrive === undefined) throw new Error(`${idIn(EventSourceArn)} has no dead-letter queue`);
      expect(queueOf(redrive.deadLetterTargetArn).MessageRetentionPeriod).toBe(14 * 86_400);
      expect(watched).toContain(
        JSON.stringify([
          { Name: 'QueueName', Value: { 'Fn::GetAtt': [idIn(redrive.deadLetterTargetArn), 'QueueName'] } },
        ]),
      );
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

describe('what comes with time', () => {
  const schedule = stage.one<{
    ScheduleExpression: string;
    Target: {
      Arn: Reference;
      RoleArn: Reference;
      RetryPolicy: { MaximumRetryAttempts: number; MaximumEventAgeInSeconds: number };
      DeadLetterConfig: { Arn: Reference };
    };
  }>('AWS::Scheduler::Schedule').Properties;
  const functionIdOf = (name: string) =>
    stage
      .all<{ FunctionName?: string }>('AWS::Lambda::Function')
      .find(({ Properties }) => Properties.FunctionName === `mysoluno-production-${name}`)?.id;

  it('is looked at every five minutes', () => {
    expect(schedule.ScheduleExpression).toBe('rate(5 minutes)');
    expect(idIn(schedule.Target.Arn)).toBe(functionIdOf('reconcile'));
  });

  it('is tried again by the next run alone: runs do not pile up', () => {
    const { Properties } = stage.one<{ FunctionName: Reference; MaximumRetryAttempts: number }>(
      'AWS::Lambda::EventInvokeConfig',
    );
    expect([idIn(Properties.FunctionName), Properties.MaximumRetryAttempts]).toEqual([functionIdOf('reconcile'), 0]);
  });

  it('is not handed over any more when the next run is due', () => {
    const { MaximumRetryAttempts, MaximumEventAgeInSeconds } = schedule.Target.RetryPolicy;
    expect(MaximumRetryAttempts).toBeLessThan(10);
    expect(MaximumEventAgeInSeconds).toBe(300);
  });

  it('when nobody could be called, waits in a queue and rings an alarm', () => {
    const queueId = idIn(schedule.Target.DeadLetterConfig.Arn);
    expect(queues.has(queueId)).toBe(true);
    expect(JSON.stringify(stage.all('AWS::CloudWatch::Alarm'))).toContain(
      JSON.stringify({ Name: 'QueueName', Value: { 'Fn::GetAtt': [queueId, 'QueueName'] } }),
    );
  });

  it('is called for this account alone', () => {
    const role = stage
      .all<{ AssumeRolePolicyDocument: { Statement: readonly unknown[] } }>('AWS::IAM::Role')
      .find(({ id }) => id === idIn(schedule.Target.RoleArn));
    expect(role?.Properties.AssumeRolePolicyDocument.Statement).toMatchObject([
      {
        Condition: {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' }, 'aws:SourceArn': expect.anything() },
        },
      },
    ]);
  });

  it('may call that function, and tell that it could not, and nothing else', () => {
    const policy = stage
      .all<{ Roles: readonly Reference[]; PolicyDocument: { Statement: readonly unknown[] } }>('AWS::IAM::Policy')
      .find(({ Properties }) => Properties.Roles.some((role) => idIn(role) === idIn(schedule.Target.RoleArn)));
    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: schedule.Target.Arn },
      { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: schedule.Target.DeadLetterConfig.Arn },
    ]);
  });
});
