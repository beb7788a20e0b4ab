/**
 * Runs every night and counts the targets of which something else is told than is true. There should be none: bells and the reconciler
 * are there for that, and an alarm rings for the first. It also puts them right.
 */
import { openBell } from '../../adapters/bell.ts';
import { openTable } from '../../adapters/table/client.ts';
import { log } from '../log.ts';
import { runAt } from '../shared/settle/run.ts';
import { bellSettings, bellSettingsOf, readSettings } from '../settings.ts';
import { worker } from '../stack.ts';
import { measureDrift } from './measure-drift.ts';

const settings = readSettings('TABLE_NAME', ...bellSettings);
const powers = { table: openTable(settings.TABLE_NAME), bell: openBell(bellSettingsOf(settings)) };

/** @throws Error when some could not be looked at: it runs again. */
export const handler = worker(
  async (_event: unknown, { awsRequestId: requestId }: { awsRequestId: string }): Promise<void> => {
    const { targets, drifted, failures } = await measureDrift(powers, runAt(Date.now(), requestId));
    // The alarm counts `drifted` of the line that says `drift`: see `lib/workers-stack.ts`.
    log(drifted > 0 || failures.length > 0 ? 'error' : 'info', 'drift', {
      requestId,
      targets,
      drifted,
      failed: failures.length,
      errors: failures.slice(0, 10),
    });
    if (failures.length > 0) throw new Error(`${failures.length} targets could not be looked at`);
  },
);
