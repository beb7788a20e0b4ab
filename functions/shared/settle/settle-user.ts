import { accountName, removeAccount } from '../../../adapters/directory/accounts.ts';
import type { Table } from '../../../adapters/table/client.ts';
import { eraseFromJournal } from '../../../adapters/table/journal.ts';
import { clearAccountDue, eraseBesideUser, findUser } from '../../../adapters/table/users.ts';
import type { OrganizationId, UserId } from '../../../domain/ids.ts';
import {
  anonymizeUser,
  isAnonymous,
  restorableMilliseconds,
  statusOf,
  withConsequences,
  type User,
} from '../../../domain/user.ts';
import { commitUser } from '../users/commit-user.ts';
import { settleAccount } from '../users/settle-account.ts';
import { userJournal } from '../users/user-journal.ts';
import { system, type Run } from './run.ts';
import type { SettleDependencies, Settler } from './settler.ts';
import { ConcurrentWrite, revised } from '../../../adapters/table/concurrent-write.ts';
import { eraseActor } from './erase-actor.ts';

/** No bell from here: `arm-bell` arms the next one after the journal entry of what is written. */
export const userSettler: Settler<'user'> = {
  withinMinute: false,
  concurrent: false,
  settle: async (dependencies, { organizationId, id }, run) => {
    await settleUser(dependencies, organizationId, id, run);
    return null;
  },
};

/** Does what is due about one user, in the order in which it has to be true: the table, then the account. */
async function settleUser(
  dependencies: SettleDependencies,
  organizationId: OrganizationId,
  id: UserId,
  run: Run,
): Promise<void> {
  // The index is a little behind: the item says what is still due.
  const { table } = dependencies;
  const existing = await findUser(table, organizationId, id);
  if (!existing) return;
  try {
    const told = await tellStatus(table, organizationId, existing, run);
    const current = isForgettable(told, run.now) ? await forget(table, organizationId, told, run) : told;
    if (isAnonymous(current)) await settleForgotten(dependencies, organizationId, current, run);
    else await settleAccount(dependencies, organizationId, current, run.now);
  } catch (error) {
    // Somebody changed the user at this moment, and did what was due with it, or left it due for the next run.
    if (!(error instanceof ConcurrentWrite)) throw error;
  }
}

/** What else there was of an anonymised user goes for good: the other items of its partition, its names in the journal and in what it did, its account. */
async function settleForgotten(
  { table, accounts }: SettleDependencies,
  organization: OrganizationId,
  user: User,
  { now }: Run,
): Promise<void> {
  await eraseBesideUser(table, organization, user.id);
  const changed = await eraseFromJournal(table, organization, user.id);
  await eraseActor(table, organization, user.id, changed);
  await removeAccount(accounts, accountName(organization, user.id));
  await clearAccountDue(table, organization, user, now);
}

/** Journals a status that has come with time. */
async function tellStatus(table: Table, organization: OrganizationId, user: User, run: Run): Promise<User> {
  if (statusOf(user, run.now) === user.toldStatus) return user;
  const after = revised(withConsequences(user, user, run.now));
  const entry = userJournal({ ...run, actor: system }, { before: user, after });
  await commitUser(table, organization, { before: user, after, entry });
  return after;
}

const isForgettable = (user: User, now: number): boolean =>
  user.deletedAt !== null && !isAnonymous(user) && now >= Date.parse(user.deletedAt) + restorableMilliseconds;

/**
 * Anonymises a deleted user: the item first and alone, under the revision that was read. A restore at the same moment is either
 * before it, and nothing is forgotten, or meets a user of whom nothing is left to restore. The item stays due until the rest has
 * followed, however often that has to begin again.
 */
async function forget(table: Table, organization: OrganizationId, user: User, run: Run): Promise<User> {
  const after = revised({ ...anonymizeUser(user), accountDue: true });
  const entry = {
    ...userJournal({ ...run, actor: system }, { before: user, after, action: 'user-anonymized' }),
    entityName: '',
    changes: [],
  };
  await commitUser(table, organization, { before: user, after, entry });
  return after;
}
