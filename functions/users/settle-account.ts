import { accountName, endSessions, setAccountEnabled, type Accounts } from '../../adapters/directory/accounts.ts';
import type { Table } from '../../adapters/table/client.ts';
import { clearAccountDue } from '../../adapters/table/users.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { statusOf, type User } from '../../domain/user.ts';
import { oneTimePassword } from '../secrets.ts';

/**
 * Makes the account follow its user: let in when the user is active, kept out when not; sessions end with the rights they were
 * opened with. Run by the command that changed the user and, should that die, by the reconciler: every step
 * may happen twice. The table says it first; this only follows.
 */
export async function settleAccount(
  { table, accounts }: { readonly table: Table; readonly accounts: Accounts },
  organization: OrganizationId,
  user: User,
  now: EpochMilliseconds,
): Promise<void> {
  if (!user.accountDue) return;
  const name = accountName(organization, user.id);
  const active = statusOf(user, now) === 'active';
  await setAccountEnabled(accounts, name, active, oneTimePassword());
  if (!active || !user.administrator) await endSessions(accounts, name);
  await clearAccountDue(table, organization, user, now);
}
