/** The number of a subscription that goes to another user: from the one to the other, in the transaction that moves the subscription. */
import type { Table } from '../../../adapters/table/client.ts';
import type { Write } from '../../../adapters/table/commit.ts';
import { ConcurrentWrite, revised } from '../../../adapters/table/concurrent-write.ts';
import { findPoolNumbers, poolNumberWrite } from '../../../adapters/table/pool-numbers.ts';
import { findUser, handedOver, userPresence } from '../../../adapters/table/users.ts';
import { DomainError } from '../../../domain/domain-error.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { JournalEntry } from '../../../domain/journal.ts';
import type { E164 } from '../../../domain/phone-number.ts';
import { moveNumber } from '../../../domain/pool-number.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { withNumber, withoutNumber } from '../../../domain/user-numbers.ts';
import { withConsequences, type User } from '../../../domain/user.ts';
import type { EntryMaker } from '../entry-maker.ts';
import { readForUserChange, userChangeWrites } from '../users/commit-user.ts';
import { userJournal } from '../users/user-journal.ts';

/** @throws DomainError `invalid-request` at `userId` when the user has no room for the number */
export async function movedNumberWrites(
  table: Table,
  organization: OrganizationId,
  { before, after }: { readonly before: Subscription; readonly after: Subscription },
  maker: EntryMaker,
): Promise<{ readonly writes: readonly Write[]; readonly entries: readonly JournalEntry[] }> {
  const { id, number } = before;
  const [from, to, pool] = await Promise.all([
    findUser(table, organization, before.userId),
    findUser(table, organization, after.userId),
    findPoolNumbers(table, number === null ? [] : [number]),
  ]);
  if (to === null || to.deletedAt !== null) throw new ConcurrentWrite('user');
  const item = number === null ? undefined : pool.get(number);
  const next = item?.subscriptionId === id ? moveNumber(item, before.userId, to.id) : item;
  if (number === null || item === undefined || next === undefined || next === item)
    return { writes: [userPresence(organization, to.id, () => new ConcurrentWrite('user'))], entries: [] };

  const receiver = withNumber(to, number, item.kind);
  if (receiver === null)
    throw new DomainError('invalid-request', { errors: [{ field: 'userId', code: 'too-many-numbers' }] });
  const giver = from !== null && item.holder === from.id ? withoutNumber(from, number) : from;
  const change = (user: User, changed: User) => userWritesOf(table, organization, { user, changed, number }, maker);
  const [gaining, losing] = await Promise.all([
    change(to, receiver),
    from === null || giver === null || giver === from ? null : change(from, giver),
  ]);
  const writes = from === null || losing === null ? gaining.writes : handedOver(losing.writes, gaining.writes, from);
  return {
    writes: [poolNumberWrite(next), ...writes],
    entries: [gaining.entry, ...(losing === null ? [] : [losing.entry])],
  };
}

async function userWritesOf(
  table: Table,
  organization: OrganizationId,
  { user, changed, number }: { readonly user: User; readonly changed: User; readonly number: E164 },
  maker: EntryMaker,
): Promise<{ readonly writes: readonly Write[]; readonly entry: JournalEntry }> {
  const after = revised(withConsequences(user, changed, Date.parse(maker.at)));
  const entry = userJournal(maker, { before: user, after });
  const change = { before: user, after, entry, numberWrittenByCommand: number };
  const read = await readForUserChange(table, organization, change);
  return { writes: userChangeWrites(organization, change, read), entry };
}
