import { Duration } from 'aws-cdk-lib';
import { EventInvokeConfig, EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { alarmPeriod } from './alarm-desk.ts';
import type { Alert, Severity, Silence } from './alarm-desk.ts';
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
  /** Which records: patterns over the stream record, of which one has to match (Lambda's event filtering). */
  readonly patterns: readonly Readonly<Record<string, unknown>>[];
  readonly batchSize: number;
  readonly retryAttempts: number;
  readonly maxRecordAge: Duration;
  /** Gets a pointer to every batch that was given up. */
  readonly onFailure: WorkQueue;
  /** Of the alarm that records wait too long. */
  readonly lateSeverity: Severity;
}

export interface WorkerFunctionProps extends HouseFunctionProps {
  /** Of the alarm that runs fail; a notice when left out, since whatever fails here is tried again. */
  readonly severity?: Severity;
  /** From how many failed runs within five minutes on it rings; 1 when left out. */
  readonly failures?: number;
  /** False when refused runs have an alarm of their own, or are expected; the workers' alarm counts them when left out. */
  readonly countsThrottles?: boolean;
}

/** A number in the function's log that should be zero. */
export interface LoggedCount extends Pick<Alert, 'name' | 'impact' | 'runbook'> {
  readonly message: string;
  readonly field: string;
}

/**
 * A function that nobody waits for: it works off a stream or a queue, or answers an AWS service. Its alarm counts failed runs. It
 * registers itself with the stage, which shows it on the dashboard and counts its refused runs.
 */
export class WorkerFunction extends HouseFunction {
  private readonly props: WorkerFunctionProps;

  constructor(scope: Construct, name: string, props: WorkerFunctionProps) {
    super(scope, name, props);
    this.props = props;
    const { countsThrottles = true } = props;
    props.surroundings.workers.add({ name, lambda: this.lambda, countsThrottles });
    props.surroundings.alarmDesk.rings(this, 'Alarm', {
      name: `${name}-fails`,
      metric: this.lambda.metricErrors({ period: alarmPeriod }),
      threshold: props.failures ?? 1,
      severity: props.severity ?? 'notice',
      impact: props.errorImpact,
      runbook: props.runbook,
    });
  }

  /** Runs for the table's new records, in order per key. One bad record does not stop the others: the batch is halved until it is alone. */
  follows(table: SingleTable, { patterns, onFailure, lateSeverity, ...limits }: Following): this {
    new EventSourceMapping(this, 'Stream', {
      target: this.lambda,
      enabled: true,
      eventSourceArn: table.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: patterns.map((pattern) => FilterCriteria.filter({ ...pattern })),
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
      severity: lateSeverity,
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
      enabled: true,
      eventSourceArn: queue.arn,
      batchSize,
      reportBatchItemFailures: true,
    });
    this.lambda.addToRolePolicy(queue.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']));
    return this;
  }

  /** Runs again and again, with an event that says nothing: what there is to do it finds for itself. */
  runsEvery(period: Duration, silenceSeverity: Severity): this {
    return this.runsAt(every(period), silenceSeverity);
  }

  /** Runs once a day by the clock on the wall, `hh:mm` in a zone (IANA name). */
  runsDaily(time: `${number}:${number}`, timeZone: string, silenceSeverity: Severity): this {
    return this.runsAt(daily(time, timeZone), silenceSeverity);
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
    const metric = this.counted(alert.name, message, field).metric({ period: alarmPeriod, statistic: 'Maximum' });
    this.props.surroundings.alarmDesk.rings(this, `Counted-${alert.name}`, { ...alert, severity: 'notice', metric });
    return this;
  }

  /** Rings when a count that it writes into its log is zero for a quarter of an hour, or is not written. */
  ringsInSilence({ message, field, ...alert }: LoggedCount & Pick<Silence, 'name' | 'severity'>): this {
    const metric = this.counted(alert.name, message, field).metric({ period: alarmPeriod, statistic: 'Sum' });
    this.props.surroundings.alarmDesk.ringsInSilence(this, `Silent-${alert.name}`, { ...alert, metric, periods: 3 });
    return this;
  }

  private counted(name: string, message: string, field: string): MetricFilter {
    return new MetricFilter(this, `Count-${name}`, {
      logGroup: this.lambda.logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', message),
      metricNamespace: this.props.surroundings.prefix,
      metricName: name,
      metricValue: `$.${field}`,
    });
  }

  private runsAt(beat: Beat, silenceSeverity: Severity): this {
    const { surroundings, errorImpact: lossImpact, runbook } = this.props;
    const { alarmDesk } = surroundings;
    const name = this.node.id;
    new Rhythm(this, 'Rhythm', { name, lambda: this.lambda, beat, alarmDesk, lossImpact, runbook, silenceSeverity });
    return this;
  }
}
