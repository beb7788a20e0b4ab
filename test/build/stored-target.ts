import type { Table } from '../../adapters/table/client.ts';
import type { Committed } from '../../adapters/table/commit.ts';
import type { Target } from '../../adapters/table/target-items.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import { commitTarget } from '../../functions/shared/schedule-targets/commit-target.ts';

/** Stores a new group or menu, as a command does. */
export const storeTarget = (
  table: Table,
  organization: OrganizationId,
  target: Target,
  entry: JournalEntry,
): Promise<Committed> => commitTarget(table, organization, { before: null, after: target, entry });
