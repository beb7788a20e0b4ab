/** What the journal says of a calendar's address: who made or revoked theirs. Neither the address nor its hash is in it. */
import type { JournalEntry } from '../../domain/journal.ts';
import { fullName, type User } from '../../domain/user.ts';
import { entryBy, type EntryMaker } from '../shared/entry-maker.ts';

/** The entry, which is about the administrator whose address it is. */
export const calendarJournal = (
  maker: EntryMaker,
  administrator: User,
  action: 'calendar-address-created' | 'calendar-address-revoked',
): JournalEntry => ({
  ...entryBy(maker, action),
  entityId: administrator.id,
  entityName: fullName(administrator),
  changes: [],
  data: {},
});
