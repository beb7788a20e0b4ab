/** Builders of journal entries. */
import { idFrom } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';

let count = 0;

/** A new entry; what a test says is different. */
export const anEntry = (different: Partial<JournalEntry> = {}): JournalEntry => {
  count += 1;
  return {
    id: idFrom('act', `01K${String(count).padStart(23, '0')}`),
    at: '2026-11-23T08:00:00.000Z',
    actor: { kind: 'system', id: null, name: '' },
    action: 'user-created',
    entityId: 'usr_1',
    entityName: 'Anna Andersson',
    changes: [],
    data: { administrator: false },
    requestId: 'request-1',
    ...different,
  };
};
