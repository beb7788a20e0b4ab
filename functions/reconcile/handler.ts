/**
 * Does what is due: users whose dates have come, deletions that become final, accounts that a command left behind when it died.
 * Runs every five minutes and finds in a sparse index what it has to do; everything it does may happen twice.
 */
import { ulid } from 'ulid';
import { openAccounts, type Accounts } from '../../adapters/directory/accounts.ts';
import { reasonOf } from '../../adapters/dependency-failure.ts';
import { openTable, type Table } from '../../adapters/table/client.ts';
import { listDueUsers } from '../../adapters/table/users.ts';
import { idsFrom } from '../idempotency.ts';
import { log } from '../log.ts';
import { readSettings } from '../settings.ts';
import { reconcileUser } from './reconcile-user.ts';

const settings = readSettings('TABLE_NAME', 'USER_POOL_ID', 'PORTAL_CLIENT_ID');
const powers: { table: Table; accounts: Accounts } = {
  table: openTable(settings.TABLE_NAME),
  accounts: openAccounts({ userPoolId: settings.USER_POOL_ID, clientId: settings.PORTAL_CLIENT_ID }),
};

/** @throws Error when some could not be done: the alarm counts failed runs. The others are done. */
export async function handler(_event: unknown, { awsRequestId: requestId }: { awsRequestId: string }): Promise<void> {
  const now = Date.now();
  const run = { now, at: new Date(now).toISOString(), requestId, newId: idsFrom(ulid(now)) };
  let done = 0;
  const failures: string[] = [];
  for await (const due of listDueUsers(powers.table, now)) {
    try {
      await reconcileUser(powers, due, run);
      done += 1;
    } catch (error) {
      failures.push(reasonOf(error));
    }
  }
  log(failures.length > 0 ? 'error' : 'info', 'reconciled', {
    requestId,
    done,
    failed: failures.length,
    errors: failures.slice(0, 10),
  });
  if (failures.length > 0) throw new Error(`${failures.length} due users could not be reconciled`);
}
