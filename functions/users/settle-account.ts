import { accountName, endSessions, setAccountEnabled, type Accounts } from '../../adapters/directory/accounts.ts';
import { DependencyFailure } from '../../adapters/dependency-failure.ts';
import type { Table } from '../../adapters/table/client.ts';
import { clearAccountDue, findUser } from '../../adapters/table/users.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { isAnonymous, statusOf, type User } from '../../domain/user.ts';
import { oneTimePassword } from '../secrets.ts';

/** How often others may write the user while its account is told. */
const mostTries = 5;

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
  let current: User | null = user;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const active = statusOf(current, now) === 'active';
    await setAccountEnabled(accounts, name, active, oneTimePassword());
    if (!active || !current.administrator) await endSessions(accounts, name);
    if (await clearAccountDue(table, organization, current, now)) return;
    current = await findUser(table, organization, user.id);
    if (!current || isAnonymous(current)) return;
  }
  throw new DependencyFailure('the user was written by others while its account was told');
}
