import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IAlarm, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** The period over which an alarm counts. */
export const alarmPeriod = Duration.minutes(5);

/** A page in `docs/runbooks/`: what whoever is woken looks at, and does. */
export type Runbook =
  | 'bells-late'
  | 'events-laid-aside'
  | 'portal-unreachable'
  | 'publish-journal-fails'
  | 'reconcile-fails'
  | 'requests-refused'
  | 'service-fails'
  | 'shape-access-token-fails'
  | 'slow'
  | 'texts-cost';

/** When somebody is told, and what. */
export interface Alert {
  /** Unique in the stage: `users-fails`. Stands in the subject of the message, after the stage's prefix. */
  readonly name: string;
  readonly metric: IMetric;
  /** What a person loses while it rings: a sentence. */
  readonly impact: string;
  readonly runbook: Runbook;
  /** Rings from this value on; 1 when left out, the first failure. */
  readonly threshold?: number;
  /** How many periods in a row; 1 when left out. */
  readonly periods?: number;
}

export interface AlarmDeskProps {
  /** Begins the alarms' names. */
  readonly prefix: string;
  /** Addresses that hear every alarm. Each has to confirm a mail from AWS once. */
  readonly onDuty: readonly string[];
}

/** The topic that the operator's people on duty listen to; every alarm of a stage rings here. */
export class AlarmDesk extends Construct {
  private readonly topic: Topic;
  private readonly prefix: string;
  private readonly names: string[] = [];

  constructor(scope: Construct, id: string, { prefix, onDuty }: AlarmDeskProps) {
    super(scope, id);
    this.prefix = prefix;
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    // The TLS statement replaces the topic's default policy, which would have let the account's own alarms in.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        // CloudWatch serves every account: without this, any of them could raise alarms here.
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    for (const address of onDuty) this.topic.addSubscription(new EmailSubscription(address));
  }

  get topicArn(): string {
    return this.topic.topicArn;
  }

  rings(scope: Construct, id: string, { name, metric, impact, runbook, threshold = 1, periods = 1 }: Alert): void {
    const alarmName = `${this.prefix}-${name}`;
    const alarm = new Alarm(scope, id, {
      alarmName,
      alarmDescription: `${impact} What to do: docs/runbooks/${runbook}.md`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    this.names.push(alarmName);
  }

  /** All alarms so far, as another stack may show them: by their names, so that it holds none of them in place. */
  alarmsFor(scope: Construct): readonly IAlarm[] {
    return this.names.map((name) => {
      const arn = Stack.of(scope).formatArn({
        service: 'cloudwatch',
        resource: 'alarm',
        resourceName: name,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
      return Alarm.fromAlarmArn(scope, name, arn);
    });
  }
}
