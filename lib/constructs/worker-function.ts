import { Duration } from 'aws-cdk-lib';
import { EventInvokeConfig, EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { alarmPeriod } from './alarm-desk.ts';
import type { Alert } from './alarm-desk.ts';
import type { Bell } from './bell.ts';
import { HouseFunction } from './house-function.ts';
import type { HouseFunctionProps } from './house-function.ts';
import { daily, every, Rhythm } from './rhythm.ts';
import type { Beat } from './rhythm.ts';
import type { SingleTable } from './single-table.ts';
import type { WorkQueue } from './work-queue.ts';

/** Records that wait longer than this on the stream do so for a reason. */
const lateAfter = Duration.minutes(15);

/** How a worker follows the table's stream. */
export interface Following {
  /** Which records: a pattern over the stream record (Lambda's event filtering). */
  readonly pattern: Readonly<Record<string, unknown>>;
  readonly batchSize: number;
  readonly retryAttempts: number;
  readonly maxRecordAge: Duration;
  /** Gets a pointer to every batch that was given up. */
  readonly onFailure: WorkQueue;
}

/** A number in the function's log that should be zero. */
export interface LoggedCount extends Pick<Alert, 'name' | 'impact' | 'runbook'> {
  readonly message: string;
  readonly field: string;
}

/** A function that nobody waits for: it works off a stream or a queue, or answers an AWS service. Its alarm counts failed runs. */
export class WorkerFunction extends HouseFunction {
  private readonly props: HouseFunctionProps;

  constructor(scope: Construct, name: string, props: HouseFunctionProps) {
    super(scope, name, props);
    this.props = props;
    props.surroundings.alarmDesk.rings(this, 'Alarm', {
      name: `${name}-fails`,
      metric: this.lambda.metricErrors({ period: alarmPeriod }),
      impact: props.errorImpact,
      runbook: props.runbook,
    });
  }

  /** Runs for the table's new records, in order per key. One bad record does not stop the others: the batch is halved until it is alone. */
  follows(table: SingleTable, { pattern, onFailure, ...limits }: Following): this {
    new EventSourceMapping(this, 'Stream', {
      target: this.lambda,
      eventSourceArn: table.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [FilterCriteria.filter({ ...pattern })],
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: { bind: () => ({ destination: onFailure.arn }) },
      ...limits,
    });
    const { surroundings, errorImpact: impact, runbook } = this.props;
    surroundings.alarmDesk.rings(this, 'Late', {
      name: `${this.node.id}-late`,
      metric: this.lambda.metric('IteratorAge', { period: alarmPeriod, statistic: 'Maximum' }),
      threshold: lateAfter.toMilliseconds(),
      impact,
      runbook,
    });
    this.lambda.addToRolePolicy(table.allowFollowing());
    this.lambda.addToRolePolicy(onFailure.allow(['sqs:SendMessage']));
    return this;
  }

  /** Runs for the queue's messages. One that fails comes again until the queue gives it up. */
  worksOff(queue: WorkQueue, { batchSize }: { readonly batchSize: number }): this {
    new EventSourceMapping(this, 'Queue', {
      target: this.lambda,
      eventSourceArn: queue.arn,
      batchSize,
      reportBatchItemFailures: true,
    });
    this.lambda.addToRolePolicy(queue.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']));
    return this;
  }

  /** Runs again and again, with an event that says nothing: what there is to do it finds for itself. */
  runsEvery(period: Duration): this {
    return this.runsAt(every(period));
  }

  /** Runs once a day by the clock on the wall, `hh:mm` in a zone (IANA name). */
  runsDaily(time: `${number}:${number}`, timeZone: string): this {
    return this.runsAt(daily(time, timeZone));
  }

  /** Runs when the bell rings. A run that fails comes again twice, after one and two minutes, before it is laid aside. */
  hears(bell: Bell): this {
    new EventInvokeConfig(this, 'Retries', {
      function: this.lambda,
      retryAttempts: 2,
      maxEventAge: Duration.minutes(15),
      onFailure: { bind: () => ({ destination: bell.unheard.arn }) },
    });
    this.lambda.addToRolePolicy(bell.unheard.allow(['sqs:SendMessage']));
    return this;
  }

  /**
   * Rings when a count that it writes into its log is not zero: `field` of the line that says `message`. So rings what a run reports
   * record by record: Lambda counts such a run among those that went well.
   */
  rings({ message, field, ...alert }: LoggedCount): this {
    const { prefix, alarmDesk } = this.props.surroundings;
    const filter = new MetricFilter(this, `Count-${alert.name}`, {
      logGroup: this.lambda.logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', message),
      metricNamespace: prefix,
      metricName: alert.name,
      metricValue: `$.${field}`,
    });
    alarmDesk.rings(this, `Counted-${alert.name}`, {
      ...alert,
      metric: filter.metric({ period: alarmPeriod, statistic: 'Maximum' }),
    });
    return this;
  }

  private runsAt(beat: Beat): this {
    const { surroundings, errorImpact: lossImpact, runbook } = this.props;
    const { alarmDesk } = surroundings;
    new Rhythm(this, 'Rhythm', { name: this.node.id, lambda: this.lambda, beat, alarmDesk, lossImpact, runbook });
    return this;
  }
}
