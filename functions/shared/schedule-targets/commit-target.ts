import type { Table } from '../../../adapters/table/client.ts';
import { commit, type Committed } from '../../../adapters/table/commit.ts';
import { targetWrites, type TargetChange } from '../../../adapters/table/target-writes.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { JournalEntry } from '../../../domain/journal.ts';
import { numberWrites, readNumbers } from '../held-numbers.ts';
import { withNumberOwners } from '../number-owners.ts';
import { assertFitsTransaction } from '../transaction-size.ts';
import { targetNumberChange } from './target-numbers.ts';

/** The journal entry, and three for what a transaction of a target may come to write too. */
const reserved = 4;

/**
 * T5, T6 Commits a command that creates or changes a group or menu.
 * @throws ConcurrentWrite, DomainError `number-taken`, `number-not-available`, `invalid-request` when it references what is not there; at `agents` when a group
 *   gets and loses more than a transaction takes: what a menu depends on has a limit of its own
 */
export async function commitTarget(
  table: Table,
  organization: OrganizationId,
  change: TargetChange & { readonly entry: JournalEntry },
): Promise<Committed> {
  const { before, after, entry } = change;
  const numbers = targetNumberChange(after.id, before, after);
  const read = await readNumbers(table, numbers);
  const writes = [
    ...targetWrites(organization, change),
    ...numberWrites(organization, numbers, read, Date.parse(entry.at)),
  ];
  assertFitsTransaction(writes, { reserved, field: 'agents' });
  return withNumberOwners(table, organization, () => commit(table, organization, writes, entry));
}
