/** Codes for a new password: RC1 the latest of a user, RC2 store one, RC3 its mail was sent, RC4 use it, RC5 it is done or free again. */
import * as z from 'zod';
import type { ActivityId, OrganizationId, UserId } from '../../domain/ids.ts';
import type { PasswordReset } from '../../domain/password-reset.ts';
import { getItem, putItem, updateItem, type Item, type Key, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { ConcurrentWrite } from './concurrent-write.ts';
import { keys } from './keys.ts';
import { idSchema } from './stored-values.ts';

const schema = z.object({
  requestedAs: idSchema('act'),
  codeHash: z.string(),
  expiresAt: z.number(),
  sent: z.boolean(),
  usedFor: z.string().nullable(),
  done: z.boolean(),
});

/** How long an expired code is kept: its owner reads that it has expired, and not that it is wrong. */
const knownSeconds = 24 * 3600;

/** RC1 The latest code of a user, or null. GetItem, consistent, 1 RCU. */
export async function findPasswordReset(
  table: Table,
  organization: OrganizationId,
  user: UserId,
): Promise<PasswordReset | null> {
  const item = await getItem(table, keys.passwordReset(organization, user));
  return item && schema.parse(item);
}

/** RC2 Stores a code in place of the one before. False when there is one of a later request. PutItem, 1 WCU. */
export async function storePasswordReset(
  table: Table,
  organization: OrganizationId,
  user: UserId,
  reset: PasswordReset,
): Promise<boolean> {
  const item: Key & Item = {
    ...keys.passwordReset(organization, user),
    ...reset,
    expiresAtEpochSeconds: Math.ceil(reset.expiresAt / 1000) + knownSeconds,
  };
  const { done } = await putItem(table, item, {
    expression: 'attribute_not_exists(pk) OR requestedAs <= :requested',
    values: { ':requested': reset.requestedAs },
  });
  return done;
}

/** RC3 Notes that the mail of a request was sent. UpdateItem, 1 WCU. */
export async function noteResetSent(
  table: Table,
  organization: OrganizationId,
  user: UserId,
  requestedAs: ActivityId,
): Promise<void> {
  await updateItem(table, keys.passwordReset(organization, user), {
    UpdateExpression: 'SET sent = :sent',
    ConditionExpression: 'requestedAs = :requested',
    values: { ':sent': true, ':requested': requestedAs },
  });
}

/** RC4 The write that uses a code for one choice of a password. Of two at the same moment one rejects with ConcurrentWrite. */
export const useResetWrite = (
  organization: OrganizationId,
  user: UserId,
  { codeHash }: PasswordReset,
  usedFor: string,
): Write => ({
  update: keys.passwordReset(organization, user),
  set: 'SET usedFor = :usedFor',
  condition: 'codeHash = :codeHash AND usedFor = :not',
  values: { ':usedFor': usedFor, ':codeHash': codeHash, ':not': null },
  rejectWith: () => new ConcurrentWrite('code for a new password'),
});

/** RC5 Ends the use of a code: the password is set, or was refused and another may be chosen. UpdateItem, 1 WCU. */
export async function endResetUse(
  table: Table,
  organization: OrganizationId,
  user: UserId,
  used: { readonly codeHash: string; readonly usedFor: string; readonly done: boolean },
): Promise<void> {
  await updateItem(table, keys.passwordReset(organization, user), {
    UpdateExpression: used.done ? 'SET done = :true' : 'SET usedFor = :not',
    ConditionExpression: 'codeHash = :codeHash AND usedFor = :usedFor',
    values: {
      ':codeHash': used.codeHash,
      ':usedFor': used.usedFor,
      ...(used.done ? { ':true': true } : { ':not': null }),
    },
  });
}
