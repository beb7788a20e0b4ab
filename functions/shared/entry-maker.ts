import type { Action, JournalEntry } from '../../domain/journal.ts';
import type { CommonRequest, OrganizationCaller } from '../request.ts';

/** What a journal entry needs of the request or the run that makes it. */
export type EntryMaker = Pick<CommonRequest, 'newId' | 'at' | 'requestId'> & Pick<OrganizationCaller, 'actor'>;

/** The fields of a journal entry that say who did what, and when. */
export const entryBy = (
  { newId, at, actor, requestId }: EntryMaker,
  action: Action,
): Pick<JournalEntry, 'id' | 'at' | 'actor' | 'requestId' | 'action'> => ({
  id: newId('act'),
  at,
  actor,
  requestId,
  action,
});
