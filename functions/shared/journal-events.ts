/** A journal entry as the events that other services lean on. */
import type { BusEvent } from '../../adapters/bus.ts';
import { events, eventSource, eventsOf, newForeignNumbers, type EventType } from '../../contract/events.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';

/** None for an entry that stays in the house. */
export const journalEvents = (organizationId: OrganizationId, entry: JournalEntry): readonly BusEvent[] =>
  eventsOf(entry).map((type) => ({
    source: eventSource,
    type,
    at: entry.at,
    detail: {
      version: 1,
      eventId: entry.id,
      organizationId,
      entityId: entry.entityId,
      at: entry.at,
      requestId: entry.requestId,
      ...entry.data,
      ...(hasTargets(type) && { touches: entry.wakes?.target ?? [] }),
      ...(type === 'foreign-destination-set' && { numbers: newForeignNumbers(entry.changes) }),
    },
  }));

/** Its public name in events is `touches`. */
const hasTargets = (type: EventType): boolean => 'touches' in events[type].shape;
