/** Onboarding of organisations by the operator. */
import { openAccounts } from '../../adapters/directory/accounts.ts';
import { openTable } from '../../adapters/table/client.ts';
import { authoritySettings, openAuthority } from '../authority-powers.ts';
import { service } from '../handle.ts';
import { readSettings } from '../settings.ts';
import { operations } from './operations.ts';

const settings = readSettings(...authoritySettings);
const table = openTable(settings.TABLE_NAME);

export const handler = service(
  {
    table,
    authority: openAuthority(table, settings),
    accounts: openAccounts({ userPoolId: settings.USER_POOL_ID, clientId: settings.PORTAL_CLIENT_ID }),
  },
  operations,
);
