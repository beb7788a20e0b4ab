import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { problems } from '../../contract/problems.ts';
import type { Surroundings } from '../surroundings.ts';
import { alarmPeriod } from './alarm-desk.ts';
import type { ServiceFunction } from './service-function.ts';

/** What the log says of a login that was refused: wrong, or one too many. */
const codes = ['invalid-credentials', 'too-many-logins'] as const satisfies readonly (keyof typeof problems)[];

/** Within five minutes, in the whole stage. Some hundred administrators on a Monday morning mistype less often. */
const many = 100;

/** Counts refused logins in the log of the session service, and rings when somebody tries passwords. */
export function watchFailedLogins(session: ServiceFunction, { prefix, alarmDesk }: Surroundings): void {
  const filter = new MetricFilter(session, 'FailedLogins', {
    logGroup: session.lambda.logGroup,
    filterPattern: FilterPattern.any(...codes.map((code) => FilterPattern.stringValue('$.code', '=', code))),
    metricNamespace: prefix,
    metricName: 'failed-logins',
    metricValue: '1',
  });
  alarmDesk.rings(session, 'ManyFailedLogins', {
    name: 'failed-logins',
    metric: filter.metric({ period: alarmPeriod, statistic: 'Sum' }),
    threshold: many,
    severity: 'urgent',
    impact: 'Somebody tries passwords: an administrator whose password is guessed has a stranger in their switchboard.',
    runbook: 'failed-logins',
  });
}
