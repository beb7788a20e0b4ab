import { Duration } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { heartbeatSource } from '../../contract/events.ts';
import { acceptFinding } from '../accepted-finding.ts';
import { alarmPeriod } from './alarm-desk.ts';
import type { AlarmDesk } from './alarm-desk.ts';
import type { Power } from './power.ts';

export interface DomainEventBusProps {
  /** The bus's name, which listeners' rules refer to. */
  readonly name: string;
  readonly alarmDesk: AlarmDesk;
}

/** The bus that other services of the operator listen to (`contract/events.ts` says what they hear). */
export class DomainEventBus extends Construct implements Power<'events:PutEvents'> {
  readonly environment: Readonly<Record<string, string>>;
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, { name, alarmDesk }: DomainEventBusProps) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { eventBusName: name });
    this.environment = { EVENT_BUS_NAME: this.bus.eventBusName };
    this.listenForHeartbeat(alarmDesk);
  }

  allow(actions: readonly 'events:PutEvents'[]): PolicyStatement {
    return new PolicyStatement({ actions: [...actions], resources: [this.bus.eventBusArn] });
  }

  /**
   * Rings when heartbeats no longer come through table, stream, `publish-journal` and bus: a mapping that was switched off fails nowhere else. The queue is
   * there to be counted; nobody reads its messages.
   */
  private listenForHeartbeat(alarmDesk: AlarmDesk): void {
    const heard = new Queue(this, 'Heartbeats', {
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.minutes(1),
    });
    acceptFinding(
      heard,
      'AwsSolutions-SQS3',
      'Its messages are counted when they arrive and read by nobody: none is ever received, so none can fail and need a dead-letter queue.',
    );
    new Rule(this, 'Heartbeat', {
      eventBus: this.bus,
      eventPattern: { source: [heartbeatSource] },
      targets: [new SqsQueue(heard)],
    });
    alarmDesk.ringsInSilence(this, 'Silent', {
      name: 'heartbeat-silent',
      metric: heard.metricNumberOfMessagesSent({ period: alarmPeriod, statistic: 'Sum' }),
      periods: 3,
      severity: 'urgent',
      impact:
        'Other services no longer learn what administrators change: nothing comes from the table through to the bus.',
      runbook: 'journal-not-followed',
    });
  }
}
