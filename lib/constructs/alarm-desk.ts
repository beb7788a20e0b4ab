import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmProps, IAlarm, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** The period over which an alarm counts. */
export const alarmPeriod = Duration.minutes(5);

/** CloudWatch's quota: metrics in one alarm. */
export const metricsPerAlarm = 10;

/** A page in `docs/runbooks/`: what whoever is woken looks at, and does. */
export type Runbook =
  | 'bells-late'
  | 'events-laid-aside'
  | 'failed-logins'
  | 'journal-not-followed'
  | 'mail-bounces'
  | 'portal-unreachable'
  | 'publish-journal-fails'
  | 'queue-not-emptied'
  | 'reconcile-fails'
  | 'requests-refused'
  | 'service-fails'
  | 'shape-access-token-fails'
  | 'slow'
  | 'orders-failed'
  | 'porting-failed'
  | 'porting-late'
  | 'texts-cost'
  | 'throttled'
  | 'uploads-laid-aside'
  | 'worker-not-called';

/**
 * How soon somebody looks at an alarm. `urgent` wakes those on duty: many people cannot work, or something is lost by the hour. A `notice` is read in
 * office hours: something failed that was tried again, or that something else makes up for.
 */
export type Severity = 'urgent' | 'notice';

/** When somebody is told, and what. */
export interface Alert {
  /** Unique in the stage: `users-fails`. Stands in the subject of the message, after the stage's prefix. */
  readonly name: string;
  readonly metric: IMetric;
  /** What a person loses while it rings: a sentence. */
  readonly impact: string;
  readonly runbook: Runbook;
  readonly severity: Severity;
  /** Rings from this value on; 1 when left out, the first failure. */
  readonly threshold?: number;
  /** How many periods in a row; 1 when left out. */
  readonly periods?: number;
}

/** An alarm for what should happen again and again, and does not. */
export interface Silence extends Omit<Alert, 'threshold' | 'periods'> {
  /** Counts it. */
  readonly metric: IMetric;
  readonly name: `${string}-silent`;
  /** After how many periods without anything it rings. */
  readonly periods: number;
}

export interface AlarmDeskProps {
  /** Begins the alarms' names. */
  readonly prefix: string;
  /** Mail addresses, by what they receive. Each has to confirm a mail from AWS once. */
  readonly mail: Readonly<Partial<Record<Severity, readonly string[]>>>;
}

/** Ids of the topics. */
const topicIds: Readonly<Record<Severity, string>> = { urgent: 'Topic', notice: 'Notices' };

/** The topics that the operator's people listen to, one for each severity; every alarm of a stage rings at one of them. */
export class AlarmDesk extends Construct {
  private readonly topics: ReadonlyMap<string, Topic>;
  private readonly prefix: string;
  private readonly names: string[] = [];

  constructor(scope: Construct, id: string, { prefix, mail }: AlarmDeskProps) {
    super(scope, id);
    this.prefix = prefix;
    this.topics = new Map(
      Object.entries(mail).map(([severity, addresses]) => [severity, this.addTopic(severity as Severity, addresses)]),
    );
  }

  private addTopic(severity: Severity, addresses: readonly string[]): Topic {
    const topic = new Topic(this, topicIds[severity], { enforceSSL: true });
    // The TLS statement replaces the topic's default policy, which would have let the account's own alarms in.
    topic.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        // CloudWatch serves every account: without this, any of them could raise alarms here.
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    for (const address of addresses) topic.addSubscription(new EmailSubscription(address));
    return topic;
  }

  get topicArns(): readonly string[] {
    return [...this.topics.values()].map(({ topicArn }) => topicArn);
  }

  rings(scope: Construct, id: string, { threshold = 1, periods = 1, ...alert }: Alert): void {
    this.addAlarm(scope, id, alert, {
      metric: alert.metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Rings when nothing is counted: zero, or no data at all, as of a function that is never called. So it rings until the first time, too. */
  ringsInSilence(scope: Construct, id: string, { periods, ...alert }: Silence): void {
    this.addAlarm(scope, id, alert, {
      metric: alert.metric,
      threshold: 1,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  private addAlarm(
    scope: Construct,
    id: string,
    { name, impact, runbook, severity }: Pick<Alert, 'name' | 'impact' | 'runbook' | 'severity'>,
    condition: AlarmProps,
  ): void {
    const topic = this.topics.get(severity);
    if (topic === undefined) throw new Error(`Nobody listens to ${severity} alarms here: ${name}`);
    const alarmName = `${this.prefix}-${name}`;
    const alarmDescription = `${impact} What to do: docs/runbooks/${runbook}.md`;
    new Alarm(scope, id, { ...condition, alarmName, alarmDescription }).addAlarmAction(new SnsAction(topic));
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
