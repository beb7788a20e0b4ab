import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { eventSource, type EventType } from '../../contract/events.ts';
import type { AlarmDesk, Runbook, Severity } from './alarm-desk.ts';
import { alarmPeriod } from './alarm-desk.ts';
import type { DomainEventBus } from './domain-event-bus.ts';
import type { FileBucket } from './file-bucket.ts';

/** The longest that SQS keeps a message: time enough for a holiday week and a repair. */
const longestRetention = Duration.days(14);

export interface WorkQueueProps {
  readonly alarmDesk: AlarmDesk;
  /** The timeout of the function that works it off; a message comes again six times as long after, as AWS recommends. */
  readonly workerTimeout: Duration;
  /** How often a message is tried before it is laid aside. */
  readonly attempts: number;
  /** What it holds, for the name of its alarm: `events`. */
  readonly contents: string;
  /** What a person loses when a message has been laid aside: the text of the alarm. */
  readonly lossImpact: string;
  readonly runbook: Runbook;
  /** Of the alarm that a message has been laid aside. */
  readonly severity: Severity;
}

/** Twice as long as a message takes to come again: one that waits longer is received by nobody. */
const waitsLong = Duration.hours(1);

/** A queue that a worker works off. What it cannot do after some attempts is laid aside, kept for two weeks, and rings an alarm. */
export class WorkQueue extends Construct {
  private readonly queue: Queue;
  private readonly laidAside: Queue;

  constructor(
    scope: Construct,
    id: string,
    { alarmDesk, workerTimeout, attempts, contents, lossImpact, runbook, severity }: WorkQueueProps,
  ) {
    super(scope, id);
    const kept = { enforceSSL: true, encryption: QueueEncryption.SQS_MANAGED, retentionPeriod: longestRetention };
    this.laidAside = new Queue(this, 'LaidAside', kept);
    this.queue = new Queue(this, 'Queue', {
      ...kept,
      visibilityTimeout: Duration.seconds(6 * workerTimeout.toSeconds()),
      deadLetterQueue: { queue: this.laidAside, maxReceiveCount: attempts },
    });
    alarmDesk.rings(this, 'Alarm', {
      name: `${contents}-laid-aside`,
      metric: this.laidAside.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod, statistic: 'Maximum' }),
      severity,
      impact: lossImpact,
      runbook,
    });
    alarmDesk.rings(this, 'Waiting', {
      name: `${contents}-waiting`,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: alarmPeriod, statistic: 'Maximum' }),
      threshold: waitsLong.toSeconds(),
      severity: 'notice',
      impact: lossImpact,
      runbook: 'queue-not-emptied',
    });
  }

  get arn(): string {
    return this.queue.queueArn;
  }

  /**
   * Gets an event for each file that arrives in a bucket. S3 tells the account's default bus, where a rule picks what is this bucket's; what the
   * rule cannot deliver for a day is dead-lettered with what could not be worked off.
   */
  receivesUploads({ bucket }: FileBucket): void {
    new Rule(this, 'Uploads', {
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [bucket.bucketName] } },
      },
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.laidAside })],
    });
  }

  /** Gets an event for each mail of a configuration set that bounces or is complained of: SES publishes it on the account's default bus. */
  receivesBounces(configurationSetName: string): this {
    new Rule(this, 'Bounces', {
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Email Bounced', 'Email Complaint Received'],
        detail: { mail: { tags: { 'ses:configuration-set': [configurationSetName] } } },
      },
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.laidAside })],
    });
    return this;
  }

  /**
   * Gets events of the domain's bus. Events that the rule cannot deliver for a day are dead-lettered, like those that the worker cannot process.
   * @param types of `contract/events.ts`
   */
  receivesEvents({ bus }: DomainEventBus, types: readonly EventType[]): this {
    new Rule(this, 'Events', {
      eventBus: bus,
      eventPattern: { source: [eventSource], detailType: [...types] },
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.laidAside })],
    });
    return this;
  }

  allow(
    actions: readonly ('sqs:SendMessage' | 'sqs:ReceiveMessage' | 'sqs:DeleteMessage' | 'sqs:GetQueueAttributes')[],
  ): PolicyStatement {
    return new PolicyStatement({ actions: [...actions], resources: [this.queue.queueArn] });
  }
}
