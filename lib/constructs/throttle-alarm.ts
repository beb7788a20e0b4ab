import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { alarmPeriod, metricsPerAlarm } from './alarm-desk.ts';
import type { AlarmDesk, Alert } from './alarm-desk.ts';

export interface ThrottleAlarmProps extends Pick<Alert, 'name' | 'threshold' | 'severity' | 'impact'> {
  readonly alarmDesk: AlarmDesk;
  readonly functions: readonly LambdaFunction[];
}

/**
 * Rings when Lambda refused to start functions: a run that was refused is no error of the function, and is counted nowhere else. Of
 * more functions than an alarm takes metrics there are several alarms.
 */
export function throttleAlarm(
  scope: Construct,
  id: string,
  { alarmDesk, functions, ...alert }: ThrottleAlarmProps,
): void {
  for (let first = 0; first < functions.length; first += metricsPerAlarm) {
    const counted = functions.slice(first, first + metricsPerAlarm);
    const metric = new MathExpression({
      expression: 'SUM(METRICS())',
      usingMetrics: Object.fromEntries(
        counted.map((each, index) => [`m${index}`, each.metricThrottles({ statistic: 'Sum' })]),
      ),
      period: alarmPeriod,
      label: 'Refused runs',
    });
    const part = first === 0 ? '' : String(first / metricsPerAlarm + 1);
    const name = part === '' ? alert.name : `${alert.name}-${part}`;
    alarmDesk.rings(scope, `${id}${part}`, { ...alert, name, metric, runbook: 'throttled' });
  }
}
