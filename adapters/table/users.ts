/** Users in the table: U1 get one, U11 get several, U2 who a login is, U3 create, U6 save, U8 settled, U10 tokens void. What is due of them: `due.ts`. */
import * as z from 'zod';
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom, ulidOf, type OrganizationId, type UserId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { languages } from '../../domain/language.ts';
import { nextDueMoment, userStatuses, userTypes, type User } from '../../domain/user.ts';
import { loginKey, rowsOf } from '../../domain/user-search.ts';
import {
  deleteItem,
  getItem,
  getItems,
  putItem,
  query,
  updateItem,
  type Item,
  type Key,
  type Table,
} from './client.ts';
import type { Write } from './commit.ts';
import { dueAttributes } from './due.ts';
import { keys, operatorKeys } from './keys.ts';
import { unreferenced } from './references.ts';
import { loginOrNumberTaken } from './uniqueness.ts';
import { bearsUser, searchItem } from './user-search.ts';
import { atRevision, ConcurrentWrite, revised, underRevision } from './concurrent-write.ts';
import { e164, idSchema, localDate } from './stored-values.ts';

/** An answering group or a menu references the user who was to be deleted. */
export class UserInUse extends Error {
  override readonly name = 'UserInUse';
}

const userId = idSchema('usr');

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
  expiresFrom: z.number().nullable().default(null),
  deactivatesFrom: z.number().nullable().default(null),
  deletedAt: z.string().nullable(),
  appActivatedAt: z.string().nullable(),
  createdAt: z.string(),
  version: z.number(),
  revision: z.number(),
  toldStatus: z.enum(userStatuses),
  accountDue: z.boolean(),
  tokensValidFrom: z.number(),
});

/** @throws ZodError when the item is no user. */
const parseUser = (item: Item): User => userSchema.parse(item);

/** U1 One user, deleted or not, or null. GetItem, consistent, 1 RCU. Also the authority read of every request of an administrator. */
export async function findUser(table: Table, organization: OrganizationId, id: UserId): Promise<User | null> {
  const item = await getItem(table, keys.user(organization, id));
  return item && parseUser(item);
}

/** U11 Several users, at most 100, deleted or not, in the order of their ids; those that are there. BatchGetItem, consistent unless said otherwise, 1 RCU each. */
export async function findUsers(
  table: Table,
  organization: OrganizationId,
  ids: readonly UserId[],
  consistent = true,
): Promise<readonly User[]> {
  const items = await getItems(
    table,
    ids.map((id) => keys.user(organization, id)),
    consistent,
  );
  return items.filter((item) => item !== null).map(parseUser);
}

/** U1 One user who is not deleted. @throws DomainError `not-found` */
export async function getUser(table: Table, organization: OrganizationId, id: UserId): Promise<User> {
  const user = await findUser(table, organization, id);
  if (!user || user.deletedAt !== null) throw new DomainError('not-found');
  return user;
}

/** U2 Whose login or number this is, or null. GetItem, consistent, 1 RCU. `login` is normalised: lower case, E.164. */
export async function findUserIdByLogin(
  table: Table,
  organization: OrganizationId,
  login: string,
): Promise<UserId | null> {
  const row = await getItem(table, keys.userSearch(organization, loginKey(login)));
  return row && bearsUser(row) ? idFrom('usr', z.string().parse(row.i)) : null;
}

/**
 * U3, U6 The writes that create a user, or write a changed one: the item under the revision of `before`, its rows and uniqueness
 * items; those that it no longer has are deleted. 4 items and one per login or number; ≤ 24 write units for an ordinary user.
 * They reject with ConcurrentWrite, UserInUse, LoginOrNumberTaken.
 * @param before null: there is no such user yet
 */
export function userWrites(
  organization: OrganizationId,
  before: User | null,
  after: User,
  now: EpochMilliseconds,
): readonly Write[] {
  const standing = new Set(before ? rowsOf(before).map(({ sk }) => sk) : []);
  const rows = rowsOf(after);
  const wanted = new Set(rows.map(({ sk }) => sk));
  return [
    {
      put: userItem(organization, after, now),
      ...(before ? atRevision(before.revision, 'user') : { condition: 'attribute_not_exists(pk)' }),
    },
    ...rows.map((row): Write => ({
      put: searchItem(organization, after, row),
      ...(row.guards !== null &&
        !standing.has(row.sk) && {
          condition: 'attribute_not_exists(pk)',
          rejectWith: (existing) => loginOrNumberTaken(row.guards ?? '', existing, 'login-taken'),
        }),
    })),
    ...[...standing]
      .filter((sk) => !wanted.has(sk))
      .map((sk): Write => ({ delete: keys.userSearch(organization, sk) })),
    ...(before?.deletedAt === null && after.deletedAt !== null
      ? [{ delete: keys.references(organization, after.id), ...unreferenced, rejectWith: () => new UserInUse() }]
      : []),
  ];
}

/**
 * The writes of two users, one of whom gets a number that the other one loses. A transaction writes an item once, so that the number's row
 * is put on the condition that it was the former's. Rejects with ConcurrentWrite.
 */
export function handedOver(
  losing: readonly Write[],
  gaining: readonly Write[],
  from: Pick<User, 'id'>,
): readonly Write[] {
  const idOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;
  const put = new Set(gaining.flatMap((write) => ('put' in write ? [idOf(write.put)] : [])));
  const isTaken = (write: Write): boolean => 'delete' in write && put.has(idOf(write.delete));
  const taken = new Set(losing.flatMap((write) => ('delete' in write && isTaken(write) ? [idOf(write.delete)] : [])));
  return [
    ...losing.filter((write) => !isTaken(write)),
    ...gaining.map((write): Write => {
      if (!('put' in write) || !taken.has(idOf(write.put))) return write;
      return {
        put: write.put,
        condition: 'i = :from',
        values: { ':from': ulidOf(from.id) },
        rejectWith: () => new ConcurrentWrite('uniqueness item'),
      };
    }),
  ];
}

/** The condition that a user exists and is not deleted. ConditionCheck. */
export const userPresence = (organization: OrganizationId, id: UserId, rejectWith: () => Error): Write => ({
  check: keys.user(organization, id),
  condition: 'attribute_exists(pk) AND deletedAt = :not',
  values: { ':not': null },
  rejectWith,
});

/** A user as an item; with the moment at which something is due about it, for the reconciler's sparse index. */
function userItem(organization: OrganizationId, user: User, now: EpochMilliseconds): Key & Item {
  const due = nextDueMoment(user, now);
  return {
    ...keys.user(organization, user.id),
    ...user,
    ...(due !== null && {
      ...dueAttributes({ organizationId: organization, kind: 'user', id: user.id, at: due }),
      // A bell rings for what a date makes due. An account that a command is about to settle is the reconciler's alone.
      ...(user.accountDue && { dueOrganization: undefined }),
    }),
  };
}

/**
 * U8 Notes that the account follows, if nobody has written the user since; answers whether that was so. PutItem; no journal: it
 * was told with the change.
 */
export async function clearAccountDue(
  table: Table,
  organization: OrganizationId,
  user: User,
  now: EpochMilliseconds,
): Promise<boolean> {
  const settled = revised({ ...user, accountDue: false });
  const { done } = await putItem(table, userItem(organization, settled, now), {
    expression: underRevision,
    values: { ':revision': user.revision },
  });
  return done;
}

/** U10 Voids tokens from logins before a second (epoch). UpdateItem; no journal: it was told with the change. */
export async function voidTokens(
  table: Table,
  organization: OrganizationId,
  id: UserId,
  validFrom: number,
): Promise<void> {
  await updateItem(table, keys.user(organization, id), {
    UpdateExpression: 'SET tokensValidFrom = :from ADD revision :one',
    ConditionExpression: 'tokensValidFrom < :from',
    values: { ':from': validFrom, ':one': 1 },
  });
}

/** U10 The same as a write of a command, under the revision that was read. Rejects with ConcurrentWrite. */
export const voidTokensWrite = (organization: OrganizationId, user: User, validFrom: number): Write => ({
  update: keys.user(organization, user.id),
  set: 'SET tokensValidFrom = :from ADD revision :one',
  ...atRevision(user.revision, 'user', { ':from': validFrom, ':one': 1 }),
});

/** U9 Removes the other items of a user's partition: texts, their history, the app's credential, the address of the calendar. */
export async function eraseBesideUser(table: Table, organization: OrganizationId, id: UserId): Promise<void> {
  const { pk, sk } = keys.user(organization, id);
  const { items } = await query(table, { partition: pk, limit: 1000, consistent: true });
  for (const item of items.filter((each) => each.sk !== sk)) {
    if (typeof item.tokenHash === 'string') await deleteItem(table, operatorKeys.calendarAddress(item.tokenHash));
    await deleteItem(table, { pk, sk: z.string().parse(item.sk) });
  }
}
