import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { alarmPeriod } from './alarm-desk.ts';
import type { AlarmDesk, Alert } from './alarm-desk.ts';

export interface ThrottleAlarmProps extends Pick<Alert, 'name' | 'threshold' | 'severity' | 'impact'> {
  readonly alarmDesk: AlarmDesk;
  /** At most ten, CloudWatch's quota of metrics in an alarm. */
  readonly functions: readonly LambdaFunction[];
}

/** Rings when Lambda refused to start functions: a run that was refused is no error of the function, and is counted nowhere else. */
export function throttleAlarm(
  scope: Construct,
  id: string,
  { alarmDesk, functions, ...alert }: ThrottleAlarmProps,
): void {
  const usingMetrics = Object.fromEntries(
    functions.map((each, index) => [`m${index}`, each.metricThrottles({ statistic: 'Sum' })]),
  );
  const metric = new MathExpression({
    expression: 'SUM(METRICS())',
    usingMetrics,
    period: alarmPeriod,
    label: 'Refused runs',
  });
  alarmDesk.rings(scope, id, { ...alert, metric, runbook: 'throttled' });
}
