import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { problems } from '../../contract/problems.ts';
import type { Surroundings } from '../surroundings.ts';
import { alarmPeriod, type Alert } from './alarm-desk.ts';
import type { ServiceFunction } from './service-function.ts';

interface LogAlarm extends Omit<Alert, 'metric'> {
  /** The construct's id. */
  readonly id: string;
  /** The lines that count have one of the values in this field. */
  readonly field: string;
  readonly values: readonly string[];
}

/** Counts lines in the log of a service over {@link alarmPeriod}, under the alarm's name. */
function alarmOnLog(
  service: ServiceFunction,
  { prefix, alarmDesk }: Surroundings,
  { id, field, values, ...alert }: LogAlarm,
): void {
  const filter = new MetricFilter(service, id, {
    logGroup: service.lambda.logGroup,
    filterPattern: FilterPattern.any(...values.map((value) => FilterPattern.stringValue(`$.${field}`, '=', value))),
    metricNamespace: prefix,
    metricName: alert.name,
    metricValue: '1',
  });
  alarmDesk.rings(service, `Many${id}`, {
    ...alert,
    metric: filter.metric({ period: alarmPeriod, statistic: 'Sum' }),
  });
}

/** Rings when somebody tries passwords. Some hundred administrators on a Monday morning mistype less often. */
export const alarmOnFailedLogins = (session: ServiceFunction, surroundings: Surroundings): void =>
  alarmOnLog(session, surroundings, {
    id: 'FailedLogins',
    field: 'code',
    values: ['invalid-credentials', 'too-many-logins'] satisfies readonly (keyof typeof problems)[],
    name: 'failed-logins',
    threshold: 100,
    severity: 'urgent',
    impact: 'Somebody tries passwords: an administrator whose password is guessed has a stranger in their switchboard.',
    runbook: 'failed-logins',
  });

/** Rings at the first text that is refused because those of the whole stage are used up. */
export const alarmOnTextsUsedUp = (configSms: ServiceFunction, surroundings: Surroundings): void =>
  alarmOnLog(configSms, surroundings, {
    id: 'TextsUsedUp',
    field: 'textLimit',
    values: ['stage'],
    name: 'texts-used-up',
    severity: 'urgent',
    impact:
      'The texts of all customers are used up: nobody can tie a mobile app to the PBX until the day or the month ends.',
    runbook: 'texts-cost',
  });

/** Rings at the first answer of a losing operator after which only the operator's staff can bring a port to an end. */
export const alarmOnEscalatedPorts = (porting: ServiceFunction, surroundings: Surroundings): void =>
  alarmOnLog(porting, surroundings, {
    id: 'PortsEscalated',
    field: 'message',
    values: ['port escalated'],
    name: 'answered-ports-escalated',
    severity: 'notice',
    impact: 'A number has moved without its subscription, or has not moved at its hour.',
    runbook: 'porting-late',
  });
