import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { AlarmDesk, Runbook, Severity } from './alarm-desk.ts';
import { DeadLetters } from './dead-letters.ts';
import { schedulerRole } from './scheduler-role.ts';

/** When runs come, and how one that fails is looked after. */
export interface Beat {
  /** https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
  readonly expression: string;
  /** IANA name of the zone in which the expression is meant; UTC when left out. */
  readonly timeZone?: string;
  /** How long a run may be late before it is given up. */
  readonly patience: Duration;
  /** How often a run that failed is tried again. */
  readonly retries: 0 | 1 | 2;
  /** After how long without any run somebody has to look: some runs, counted in periods of their own. */
  readonly silence: { readonly period: Duration; readonly periods: number };
}

/** Whole minutes, two at least. A run that fails is not tried again: the next one does what is left, and runs do not pile up. */
export const every = (period: Duration): Beat => ({
  expression: `rate(${period.toMinutes()} minutes)`,
  patience: period,
  retries: 0,
  silence: { period, periods: 3 },
});

/**
 * Once a day by the clock on the wall, `hh:mm`. Not in the hours in which clocks are moved: on the night in spring that time is skipped, and
 * Scheduler with it.
 */
export const daily = (time: `${number}:${number}`, timeZone: string): Beat => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  if (hour >= 1 && hour <= 3)
    throw new Error(`${time} does not come every night: clocks are moved between one and four`);
  return {
    expression: `cron(${minute} ${hour} * * ? *)`,
    timeZone,
    patience: Duration.hours(6),
    retries: 2,
    silence: { period: Duration.hours(6), periods: 5 },
  };
};

export interface RhythmProps {
  /** Of the function; begins the alarm's name. */
  readonly name: string;
  readonly lambda: LambdaFunction;
  readonly beat: Beat;
  readonly alarmDesk: AlarmDesk;
  /** What a person loses when runs do not come: the text of the alarm. */
  readonly lossImpact: string;
  readonly runbook: Runbook;
  /** Of the alarm that it is called no more. */
  readonly silenceSeverity: Severity;
}

/**
 * Runs a function again and again. Scheduler hands a run over and is done, so what it cannot hand over (its role, the function's
 * concurrency) is another failure, with a queue and an alarm of its own: the function's errors would not count it.
 */
export class Rhythm extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { name, lambda, beat, alarmDesk, lossImpact, runbook, silenceSeverity }: RhythmProps,
  ) {
    super(scope, id);
    const notHandedOver = new DeadLetters(this, 'NotHandedOver', {
      alarmDesk,
      name: `${name}-not-called`,
      severity: 'notice',
      impact: lossImpact,
      runbook,
    });
    const caller = schedulerRole(this, 'Caller', {
      functionArn: lambda.functionArn,
      groupArn: defaultGroupArn(Stack.of(this)),
      deadLetters: notHandedOver,
    });

    const { expression, timeZone, patience, retries, silence } = beat;
    // A schedule that is switched off hands nothing over, and so fails nowhere.
    alarmDesk.ringsInSilence(this, 'Silent', {
      name: `${name}-silent`,
      metric: lambda.metricInvocations({ period: silence.period, statistic: 'Sum' }),
      periods: silence.periods,
      severity: silenceSeverity,
      impact: lossImpact,
      runbook: 'worker-not-called',
    });
    new EventInvokeConfig(this, 'Retries', { function: lambda, retryAttempts: retries, maxEventAge: patience });
    const schedule = new CfnSchedule(this, 'Schedule', {
      scheduleExpression: expression,
      ...(timeZone && { scheduleExpressionTimezone: timeZone }),
      flexibleTimeWindow: { mode: 'OFF' },
      state: 'ENABLED',
      target: {
        arn: lambda.functionArn,
        roleArn: caller.roleArn,
        input: '{}',
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: patience.toSeconds() },
        deadLetterConfig: { arn: notHandedOver.arn },
      },
    });
    // The role's permissions are a resource of their own, which must be there before the first run.
    schedule.node.addDependency(caller);
  }
}

/** Where schedules are that name no group. */
const defaultGroupArn = (stack: Stack): string =>
  stack.formatArn({
    service: 'scheduler',
    resource: 'schedule-group',
    resourceName: 'default',
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
