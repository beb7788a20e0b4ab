import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { problems } from '../../contract/problems.ts';
import type { Surroundings } from '../surroundings.ts';
import { alarmPeriod, type Alert } from './alarm-desk.ts';
import type { HouseFunction } from './house-function.ts';
import type { ServiceFunction } from './service-function.ts';

interface LogAlarm extends Omit<Alert, 'metric'> {
  /** The construct's id. */
  readonly id: string;
  /** The lines that count have one of the values in this field. */
  readonly field: string;
  readonly values: readonly string[];
}

/** Counts lines in the log of a function over {@link alarmPeriod}, under the alarm's name. */
function alarmOnLog(
  logger: HouseFunction,
  { prefix, alarmDesk }: Surroundings,
  { id, field, values, ...alert }: LogAlarm,
): void {
  const filter = new MetricFilter(logger, id, {
    logGroup: logger.lambda.logGroup,
    filterPattern: FilterPattern.any(...values.map((value) => FilterPattern.stringValue(`$.${field}`, '=', value))),
    metricNamespace: prefix,
    metricName: alert.name,
    metricValue: '1',
  });
  alarmDesk.rings(logger, `Many${id}`, {
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

/** Rings at the first text of a function that is not sent because those of the whole stage are used up. */
export const alarmOnTextsUsedUp = (
  sender: HouseFunction,
  surroundings: Surroundings,
  alert: Pick<Alert, 'name' | 'impact'>,
): void =>
  alarmOnLog(sender, surroundings, {
    id: 'TextsUsedUp',
    field: 'textLimit',
    values: ['stage'],
    severity: 'urgent',
    runbook: 'texts-cost',
    ...alert,
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
