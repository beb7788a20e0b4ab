import type { Table } from '../../../adapters/table/client.ts';
import { commit, type Committed } from '../../../adapters/table/commit.ts';
import type { Target } from '../../../adapters/table/target-items.ts';
import { targetWrites, type Guards } from '../../../adapters/table/target-writes.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { JournalEntry } from '../../../domain/journal.ts';
import { withNumberOwners } from '../number-owners.ts';
import { assertFitsTransaction } from '../transaction-size.ts';

/** The journal entry, and three for what a transaction of a target may come to write too. */
const reserved = 4;

/**
 * Writes a new or changed group or menu in one transaction.
 * @param change `before`: as it was read; null: it is new
 * @returns `target`: as it is stored
 * @throws ConcurrentWrite, DomainError `number-taken`, `invalid-request` when it references what is not there; at `agents` when a group
 *   gets and loses more than a transaction takes: what a menu depends on has a limit of its own
 */
export async function commitTarget<Saved extends Target>(
  table: Table,
  organization: OrganizationId,
  change: {
    readonly before: Saved | null;
    readonly after: Saved;
    readonly entry: JournalEntry;
    readonly guards?: Guards | undefined;
  },
): Promise<{ readonly committed: Committed; readonly target: Saved }> {
  const { writes, target } = targetWrites(organization, change);
  assertFitsTransaction(writes, { reserved, field: 'agents' });
  const committed = await withNumberOwners(table, organization, () =>
    commit(table, organization, writes, change.entry),
  );
  return { committed, target };
}
