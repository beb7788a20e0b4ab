import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import type { AlarmDesk, Alert } from './alarm-desk.ts';
import { alarmPeriod } from './alarm-desk.ts';

export interface DeadLettersProps extends Pick<Alert, 'name' | 'impact' | 'runbook' | 'severity'> {
  readonly alarmDesk: AlarmDesk;
}

/**
 * A queue for what was given up and need not be done again, since something else does it in time. Nobody works it off: a message
 * says what was wrong, for as long as somebody may want to know, and rings an alarm.
 */
export class DeadLetters extends Construct {
  private readonly queue: Queue;

  constructor(scope: Construct, id: string, { alarmDesk, ...alert }: DeadLettersProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(1),
    });
    acceptFinding(
      this.queue,
      'AwsSolutions-SQS3',
      'This is itself a dead-letter queue: the rule looks for queues whose own messages are lost, and knows only queues that another queue redrives to.',
    );
    alarmDesk.rings(this, 'Alarm', {
      ...alert,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod, statistic: 'Maximum' }),
    });
  }

  get arn(): string {
    return this.queue.queueArn;
  }

  allow(actions: readonly 'sqs:SendMessage'[]): PolicyStatement {
    return new PolicyStatement({ actions: [...actions], resources: [this.queue.queueArn] });
  }
}
