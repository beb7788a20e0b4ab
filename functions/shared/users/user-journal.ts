/** What the journal says of users. */
import { changesBetween, type Action, type JournalEntry } from '../../../domain/journal.ts';
import { fullName, type User } from '../../../domain/user.ts';
import { entryBy, type EntryMaker } from '../entry-maker.ts';

const toldFields = [
  'firstName',
  'lastName',
  'username',
  'customUsername',
  'email',
  'userType',
  'administrator',
  'softphone',
  'mobileVoip',
  'primaryNumber',
  'secondaryNumber',
  'aliases',
  'department',
  'city',
  'language',
  'invoiceAddressId',
  'activatesOn',
  'expiresOn',
  'deactivatesOn',
] as const satisfies readonly (keyof User)[];

/** The entry of a user's creation or change. Without an action it is what the change amounts to. */
export function userJournal(
  maker: EntryMaker,
  { before, after, action }: { readonly before: User | null; readonly after: User; readonly action?: Action },
): JournalEntry {
  return {
    ...entryBy(maker, action ?? actionOf(before, after)),
    entityId: after.id,
    entityName: fullName(before ?? after),
    changes: changesOf(before, after),
    data: before === null ? { administrator: after.administrator } : {},
    ...(movesDates(before, after) && { wakes: { user: [after.id] } }),
  };
}

/** What a user's next date follows from; with a new status the date that brought it is over, and the next one counts. */
const dateFields = ['activeFrom', 'activeUntil', 'deletedAt', 'toldStatus'] as const satisfies readonly (keyof User)[];

/** Whether a bell may have to ring at another moment. */
const movesDates = (before: User | null, after: User): boolean =>
  before === null
    ? after.activeFrom !== null || after.activeUntil !== null
    : dateFields.some((field) => before[field] !== after[field]);

function changesOf(before: User | null, after: User): JournalEntry['changes'] {
  const changes = changesBetween(before, after, toldFields);
  const statusChanged = before !== null && before.toldStatus !== after.toldStatus;
  return statusChanged
    ? [...changes, { field: 'status', before: before.toldStatus, after: after.toldStatus }]
    : changes;
}

/** The weightiest thing first: who may administer, who is out, and else just a change. */
function actionOf(before: User | null, after: User): Action {
  if (before === null) return 'user-created';
  if (!before.administrator && after.administrator) return 'administrator-granted';
  if (before.administrator && !after.administrator) return 'administrator-revoked';
  if (before.toldStatus !== 'deactivated' && after.toldStatus === 'deactivated') return 'user-deactivated';
  return 'user-changed';
}
