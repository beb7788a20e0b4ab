import * as z from 'zod';
import type { Table } from '../../adapters/table/client.ts';
import { listJournal } from '../../adapters/table/journal.ts';
import type { ActivityReply } from '../../contract/activity.ts';
import * as contract from '../../contract/activity.ts';
import { isId, type ActivityId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { implement } from '../request.ts';

const position = z.custom<ActivityId>((value) => typeof value === 'string' && isId('act', value));

export const listActivity = implement(
  contract.listActivity,
  async ({ organizationId, query: { entityId, limit, cursor } }, { table }: { readonly table: Table }) => {
    const scope = [organizationId, contract.listActivity.id, entityId];
    const after = fromCursor(scope, cursor, position) ?? undefined;
    const { entries, last } = await listJournal(table, organizationId, { entityId, after, limit });
    return { items: entries.map(activityReply), nextCursor: toCursor(scope, last) };
  },
);

/** `data` is for the event bus; people are told by `changes`. */
function activityReply({ data: _data, changes, ...told }: JournalEntry): ActivityReply {
  return { ...told, changes: changes as ActivityReply['changes'] };
}
