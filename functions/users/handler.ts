/** Users: list and search, create, get, change, delete and restore, one-time password. */
import { openAccounts } from '../../adapters/directory/accounts.ts';
import { openTable } from '../../adapters/table/client.ts';
import { authoritySettings, openAuthority } from '../authority-powers.ts';
import { service } from '../handle.ts';
import { readSettings } from '../settings.ts';
import { createUser } from './create-user.ts';
import { deleteUser } from './delete-user.ts';
import { getUser } from './get-user.ts';
import { listUserNames } from './list-user-names.ts';
import { listUsers } from './list-users.ts';
import { resetPassword } from './reset-password.ts';
import { restoreUser } from './restore-user.ts';
import { updateUser } from './update-user.ts';

const settings = readSettings(...authoritySettings);
const table = openTable(settings.TABLE_NAME);

export const handler = service(
  {
    table,
    authority: openAuthority(table, settings),
    accounts: openAccounts({ userPoolId: settings.USER_POOL_ID, clientId: settings.PORTAL_CLIENT_ID }),
  },
  [listUsers, listUserNames, createUser, getUser, updateUser, deleteUser, restoreUser, resetPassword],
);
