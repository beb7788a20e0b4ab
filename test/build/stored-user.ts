/** A user in the table, without the command that creates one. */
import type { Table } from '../../adapters/table/client.ts';
import type { Committed } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { User } from '../../domain/user.ts';
import { commitUser } from '../../functions/shared/users/commit-user.ts';

/** Writes what `POST /users` writes. */
export const createUser = (
  table: Table,
  organization: OrganizationId,
  user: User,
  entry: JournalEntry,
): Promise<Committed> => retryOnConflict(() => commitUser(table, organization, { before: null, after: user, entry }));
