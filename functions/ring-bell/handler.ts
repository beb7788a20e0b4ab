/** What hears the bell: EventBridge Scheduler calls it at a minute at which something of an organisation falls due, perhaps twice, perhaps late. */
import * as z from 'zod';
import { openBell } from '../../adapters/bell.ts';
import { openAccounts } from '../../adapters/directory/accounts.ts';
import { openFiles } from '../../adapters/files.ts';
import { openTable } from '../../adapters/table/client.ts';
import { idSchema } from '../../adapters/table/stored-values.ts';
import { log } from '../log.ts';
import { runAt } from '../shared/settle/run.ts';
import { bellSettings, bellSettingsOf, bucketsOf, bucketSettings, readSettings } from '../settings.ts';
import { worker } from '../stack.ts';
import { ringBell } from './ring-bell.ts';

const settings = readSettings('TABLE_NAME', 'USER_POOL_ID', 'PORTAL_CLIENT_ID', ...bellSettings, ...bucketSettings);
const dependencies = {
  table: openTable(settings.TABLE_NAME),
  accounts: openAccounts({ userPoolId: settings.USER_POOL_ID, clientId: settings.PORTAL_CLIENT_ID }),
  files: openFiles(bucketsOf(settings)),
  bell: openBell(bellSettingsOf(settings)),
};

/** What `armBell` wrote into the schedule. */
const ringing = z.object({ organizationId: idSchema('org'), moment: z.iso.datetime() });

/** @throws Error when some could not be done: it is called again after a minute, and after two. The others are done. */
export const handler = worker(
  async (event: unknown, { awsRequestId: requestId }: { awsRequestId: string }): Promise<void> => {
    const { organizationId, moment } = ringing.parse(event);
    // It rings, so the moment has come, whatever a clock that is a little slow may say.
    const run = runAt(Math.max(Date.now(), Date.parse(moment)), requestId);
    const { done, failures } = await ringBell(dependencies, organizationId, run);
    log(failures.length > 0 ? 'error' : 'info', 'rang', {
      requestId,
      organizationId,
      done,
      failed: failures.length,
      errors: failures.slice(0, 10),
    });
    if (failures.length > 0) throw new Error(`${failures.length} due things could not be settled`);
  },
);
