import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import type { AlarmDesk, Runbook } from './alarm-desk.ts';
import { alarmPeriod } from './alarm-desk.ts';

export interface RhythmProps {
  /** Of the function; begins the alarm's name. */
  readonly name: string;
  readonly lambda: LambdaFunction;
  /** Whole minutes, two at least. */
  readonly period: Duration;
  readonly alarmDesk: AlarmDesk;
  /** What a person loses when runs do not come: the text of the alarm. */
  readonly lossImpact: string;
  readonly runbook: Runbook;
}

/**
 * Runs a function again and again. A run that fails is not tried again: the next one does what is left. Scheduler hands a run over and is
 * done, so what it cannot hand over (its role, the function's concurrency) is another failure, with a queue and an alarm of its own:
 * the function's errors would not count it.
 */
export class Rhythm extends Construct {
  constructor(scope: Construct, id: string, { name, lambda, period, alarmDesk, lossImpact, runbook }: RhythmProps) {
    super(scope, id);
    const notHandedOver = new Queue(this, 'NotHandedOver', {
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      // There is nothing in a run to save: the message says what was wrong, for as long as somebody may want to know.
      retentionPeriod: Duration.days(1),
    });
    acceptFinding(
      notHandedOver,
      'AwsSolutions-SQS3',
      'This is itself a dead-letter queue, that of a schedule: the rule looks for queues whose own messages are lost, and knows no schedules.',
    );
    const caller = new Role(this, 'Caller', { assumedBy: schedulerOf(Stack.of(this)) });
    caller.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }));
    caller.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [notHandedOver.queueArn] }));

    new EventInvokeConfig(this, 'Retries', { function: lambda, retryAttempts: 0, maxEventAge: period });
    const schedule = new CfnSchedule(this, 'Schedule', {
      scheduleExpression: `rate(${period.toMinutes()} minutes)`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: lambda.functionArn,
        roleArn: caller.roleArn,
        input: '{}',
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: period.toSeconds() },
        deadLetterConfig: { arn: notHandedOver.queueArn },
      },
    });
    // The role's permissions are a resource of their own, which must be there before the first run.
    schedule.node.addDependency(caller);

    alarmDesk.rings(this, 'Alarm', {
      name: `${name}-not-called`,
      metric: notHandedOver.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod, statistic: 'Maximum' }),
      impact: lossImpact,
      runbook,
    });
  }
}

/** Scheduler, acting for schedules of this account and of nobody else's: the guard against a confused deputy that AWS recommends. */
const schedulerOf = (stack: Stack): ServicePrincipal =>
  new ServicePrincipal('scheduler.amazonaws.com', {
    conditions: {
      StringEquals: {
        'aws:SourceAccount': stack.account,
        'aws:SourceArn': stack.formatArn({
          service: 'scheduler',
          resource: 'schedule-group',
          // Where schedules are that name no group.
          resourceName: 'default',
          arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
        }),
      },
    },
  });
