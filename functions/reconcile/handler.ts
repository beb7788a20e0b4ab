/**
 * Does what is due and no bell rang for, or nobody finished: targets whose state has changed, users whose dates have come, deletions
 * that become final, accounts that a command left behind when it died, events to be renewed. Runs every five minutes and finds in
 * a sparse index what it has to do; everything it does may happen twice. Each run writes the heartbeat, which the workers on the stream wait for.
 */
import { openBell } from '../../adapters/bell.ts';
import { openAccounts } from '../../adapters/directory/accounts.ts';
import { openFiles } from '../../adapters/files.ts';
import { openTable } from '../../adapters/table/client.ts';
import { writeHeartbeat } from '../../adapters/table/heartbeat.ts';
import { alsoAfterDeadline } from '../deadline.ts';
import { log } from '../log.ts';
import { runAt } from '../shared/settle/run.ts';
import { bellSettings, bellSettingsOf, bucketsOf, bucketSettings, readSettings } from '../settings.ts';
import { worker } from '../stack.ts';
import { reconcile } from './reconcile.ts';

const settings = readSettings('TABLE_NAME', 'USER_POOL_ID', 'PORTAL_CLIENT_ID', ...bellSettings, ...bucketSettings);
const dependencies = {
  table: openTable(settings.TABLE_NAME),
  accounts: openAccounts({ userPoolId: settings.USER_POOL_ID, clientId: settings.PORTAL_CLIENT_ID }),
  files: openFiles(bucketsOf(settings)),
  bell: openBell(bellSettingsOf(settings)),
};

/** @throws Error when some could not be done: the alarm counts failed runs. The others are done. */
export const handler = worker(
  async (_event: unknown, { awsRequestId: requestId }: { awsRequestId: string }): Promise<void> => {
    try {
      const { done, failures } = await reconcile(dependencies, runAt(Date.now(), requestId));
      log(failures.length > 0 ? 'error' : 'info', 'reconciled', {
        requestId,
        done,
        failed: failures.length,
        errors: failures.slice(0, 10),
      });
      if (failures.length > 0) throw new Error(`${failures.length} due things could not be settled`);
    } finally {
      // A run that fails is a notice; silence is urgent, and would look for the fault on the stream and the bus.
      await alsoAfterDeadline(() => writeHeartbeat(dependencies.table, new Date().toISOString()));
    }
  },
);
