import { isDependencyFailure, reasonOf } from '../../../adapters/dependency-failure.ts';
import { accountName, endSessions, setAccountEnabled, type Accounts } from '../../../adapters/directory/accounts.ts';
import type { Table } from '../../../adapters/table/client.ts';
import { clearAccountDue, findUser } from '../../../adapters/table/users.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import { isAnonymous, statusOf, type User } from '../../../domain/user.ts';
import { log } from '../../log.ts';
import { oneTimePassword } from '../../secrets.ts';
import { ConcurrentWrite, retryOnConflict } from '../../../adapters/table/concurrent-write.ts';

/**
 * Makes the account follow its user: let in when the user is active, kept out when not; sessions end with the rights they were
 * opened with. Run by the command that changed the user and, should that die, by the reconciler: every step may happen twice.
 * The table says it first; this only follows. Who finds that the user was written meanwhile may have told the account something
 * old after somebody told it something new, and tells it again.
 */
export async function settleAccount(
  { table, accounts }: { readonly table: Table; readonly accounts: Accounts },
  organization: OrganizationId,
  user: User,
  now: EpochMilliseconds,
): Promise<void> {
  // An anonymised user's account is the reconciler's to remove.
  if (!user.accountDue || isAnonymous(user)) return;
  const name = accountName(organization, user.id);
  let read: User | null = user;
  await retryOnConflict(async () => {
    const current = read ?? (await findUser(table, organization, user.id));
    if (!current || isAnonymous(current)) return;
    read = null;
    const active = statusOf(current, now) === 'active';
    await setAccountEnabled(accounts, name, active, oneTimePassword());
    if (!active || !current.administrator) await endSessions(accounts, name);
    if (!(await clearAccountDue(table, organization, current, now))) throw new ConcurrentWrite('user');
  });
}

/**
 * The same for a command whose change is written: while the directory does not answer, that is done all the same, and told so. The mark in the
 * table stays, and within minutes the reconciler makes the account follow. A failure would have the caller ask again for what is done.
 */
export async function letAccountFollow(
  ...[powers, organizationId, user, now]: Parameters<typeof settleAccount>
): Promise<void> {
  try {
    await settleAccount(powers, organizationId, user, now);
  } catch (error) {
    if (!isDependencyFailure(error)) throw error;
    log('error', 'account follows later', { organizationId, userId: user.id, error: reasonOf(error) });
  }
}
