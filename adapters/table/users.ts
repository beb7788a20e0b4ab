/** Users in the table: U1 get one, U2 who a login is, U3 create one. */
import * as z from 'zod';
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom, idPattern, type OrganizationId, type UserId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import type { E164 } from '../../domain/phone-number.ts';
import { languages, userTypes, type User } from '../../domain/user.ts';
import { loginKey, rowsOf } from '../../domain/user-search.ts';
import { getItem, type Item, type Table } from './client.ts';
import { commit, type Write } from './commit.ts';
import { keys } from './keys.ts';
import { searchItem } from './user-search.ts';

const e164 = z.custom<E164>((value) => typeof value === 'string' && value.startsWith('+'));
const localDate = z.custom<LocalDate>((value) => typeof value === 'string' && value.length === 10);
const userId = z.custom<UserId>((value) => typeof value === 'string' && idPattern('usr').test(value));

const userSchema = z.object({
  id: userId,
  username: z.string(),
  customUsername: z.string().nullable(),
  email: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string(),
  userType: z.enum(userTypes),
  administrator: z.boolean(),
  softphone: z.boolean(),
  mobileVoip: z.boolean(),
  primaryNumber: e164.nullable(),
  secondaryNumber: e164.nullable(),
  aliases: z.array(e164),
  department: z.string().nullable(),
  city: z.string().nullable(),
  language: z.enum(languages),
  invoiceAddressId: z.string().nullable(),
  activatesOn: localDate.nullable(),
  expiresOn: localDate.nullable(),
  deactivatesOn: localDate.nullable(),
  activeFrom: z.number().nullable(),
  activeUntil: z.number().nullable(),
  appActivatedAt: z.string().nullable(),
  createdAt: z.string(),
  version: z.number(),
  tokensValidFrom: z.number(),
});

/** @throws ZodError when the item is no user. */
const parseUser = (item: Item): User => userSchema.parse(item);

/** U1 One user, or null. GetItem, consistent, 1 RCU. Also the authority read of every request of an administrator. */
export async function findUser(table: Table, organization: OrganizationId, id: UserId): Promise<User | null> {
  const item = await getItem(table, keys.user(organization, id));
  return item && parseUser(item);
}

/** U1 One user. @throws DomainError `not-found` */
export async function getUser(table: Table, organization: OrganizationId, id: UserId): Promise<User> {
  const user = await findUser(table, organization, id);
  if (!user) throw new DomainError('not-found');
  return user;
}

/** U2 Whose login or number this is, or null. GetItem, consistent, 1 RCU. `login` is normalised: lower case, E.164. */
export async function findUserIdByLogin(table: Table, organization: OrganizationId, login: string): Promise<UserId | null> {
  const row = await getItem(table, keys.userSearch(organization, loginKey(login)));
  return row ? idFrom('usr', z.string().parse(row.i)) : null;
}

/** A login or number that somebody else has; `fields` names where it stands in the request. */
export class LoginTaken extends DomainError {
  readonly field: string;
  constructor(field: string) {
    super('login-taken', { errors: [{ field, code: 'login-taken' }] });
    this.field = field;
  }
}

/** What {@link createUser} met: written now, or written before by the same request (same id), which died before it could answer. */
export type Created = 'now' | 'before';

/**
 * U3 Creates a user with its guards, rows and journal entry. TransactWrite, 5 items and one per login or number; ≤ 24 WCU for
 * an ordinary user. @throws LoginTaken
 */
export async function createUser(
  table: Table,
  organization: OrganizationId,
  user: User,
  entry: JournalEntry,
  also: readonly Write[] = [],
): Promise<Created> {
  try {
    await commit(table, organization, [...newUserWrites(organization, user), ...also], entry);
    return 'now';
  } catch (error) {
    if (error instanceof AlreadyCreated) return 'before';
    throw error;
  }
}

class AlreadyCreated extends Error {}

function newUserWrites(organization: OrganizationId, user: User): readonly Write[] {
  return [
    {
      put: { ...keys.user(organization, user.id), ...user },
      condition: 'attribute_not_exists(pk)',
      // Ids are random but for a repeated request, which makes the same one again.
      refused: () => new AlreadyCreated(),
    },
    ...rowsOf(user).map((row): Write => ({
      put: searchItem(organization, user, row),
      ...(row.guards !== null && {
        condition: 'attribute_not_exists(pk)',
        refused: () => new LoginTaken(row.guards ?? 'username'),
      }),
    })),
  ];
}

/** The writes that tell all rows of a user that the app was activated. No version: the system writes this by itself. */
export function appActivatedWrites(organization: OrganizationId, user: User, at: string): readonly Write[] {
  const activated: User = { ...user, appActivatedAt: at };
  return [
    {
      update: keys.user(organization, user.id),
      set: 'SET appActivatedAt = :at',
      condition: 'version = :version',
      values: { ':at': at, ':version': user.version },
      refused: () => new UserChangedMeanwhile(),
    },
    ...rowsOf(activated).map((row): Write => ({ put: searchItem(organization, activated, row) })),
  ];
}

/** The user was edited between read and write: read again, and write again. */
export class UserChangedMeanwhile extends Error {
  override readonly name = 'UserChangedMeanwhile';
}
