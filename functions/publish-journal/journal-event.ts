/** A journal entry as the event that other services lean on. */
import type { BusEvent } from '../../adapters/bus.ts';
import { eventSource, isPublished } from '../../contract/events.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';

/** Null for an entry that stays in the house. */
export function journalEvent(organizationId: OrganizationId, entry: JournalEntry): BusEvent | null {
  if (!isPublished(entry.action)) return null;
  return {
    source: eventSource,
    type: entry.action,
    at: entry.at,
    detail: {
      version: 1,
      eventId: entry.id,
      organizationId,
      entityId: entry.entityId,
      at: entry.at,
      requestId: entry.requestId,
      ...entry.data,
    },
  };
}
