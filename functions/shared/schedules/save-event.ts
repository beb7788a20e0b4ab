/** How a changed event is written: in one transaction, and in more where its links do not fit. */
import type { Table } from '../../../adapters/table/client.ts';
import { commit, transact, type Write } from '../../../adapters/table/commit.ts';
import { ConcurrentWrite } from '../../../adapters/table/concurrent-write.ts';
import { linkMoves } from '../../../adapters/table/schedule-event-links.ts';
import { scheduleEventWrites } from '../../../adapters/table/schedule-events.ts';
import type { OrganizationId, ScheduleEventId } from '../../../domain/ids.ts';
import type { JournalEntry } from '../../../domain/journal.ts';
import type { ScheduleEvent } from '../../../domain/schedule-event.ts';
import { assertFitsTransaction } from '../transaction-size.ts';

/** The journal entry and two rosters. */
const reserved = 3;

/**
 * Writes a changed event, then the rest of its links.
 * @param change `before`: as it was read, without leftover. `also`: other writes of its transaction. `holder`, `renews`: see {@link scheduleEventWrites}
 * @throws ConcurrentWrite, HolidayTaken, DomainError `invalid-request` when old and new targets together are too many
 */
export async function saveEvent(
  table: Table,
  organization: OrganizationId,
  change: {
    readonly before: ScheduleEvent;
    readonly after: ScheduleEvent;
    readonly entry: JournalEntry;
    readonly also?: readonly Write[];
    readonly holder?: ScheduleEventId | null;
    readonly renews?: ScheduleEvent | null;
  },
): Promise<ScheduleEvent> {
  const { entry, also = [] } = change;
  const { ahead, writes, event } = scheduleEventWrites(organization, { ...change, now: Date.parse(entry.at) });
  assertFitsTransaction(writes, { reserved, field: 'targets' });
  if (ahead.length > 0) await transact(table, ahead);
  await commit(table, organization, [...writes, ...also], entry);
  return settleLinks(table, organization, event).catch((error: unknown) => {
    // Another command wrote the event meanwhile, and settled its links first.
    if (error instanceof ConcurrentWrite) return event;
    throw error;
  });
}

/** Writes the links that an earlier change of the event has left. @throws ConcurrentWrite when somebody wrote the event meanwhile */
export async function settleLinks(
  table: Table,
  organization: OrganizationId,
  event: ScheduleEvent,
): Promise<ScheduleEvent> {
  const { transactions, event: settled } = linkMoves(organization, event);
  for (const writes of transactions) await transact(table, writes);
  return settled;
}
