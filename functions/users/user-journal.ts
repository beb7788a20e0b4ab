/** What the journal says of users. */
import { changesBetween, type JournalEntry } from '../../domain/journal.ts';
import { fullName, type User } from '../../domain/user.ts';

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

/** The entry for a user who is new. */
export const userCreated = (
  user: User,
  made: Pick<JournalEntry, 'id' | 'at' | 'actor' | 'requestId'>,
): JournalEntry => ({
  ...made,
  action: 'user-created',
  entityId: user.id,
  entityName: fullName(user),
  changes: changesBetween(null, user, toldFields),
  data: { administrator: user.administrator },
});
