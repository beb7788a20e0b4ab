/**
 * Counters that say no: L1 requests in a window, L2 failed logins. Each is one conditional update that counts first and asks
 * afterwards, so a burst of parallel requests cannot pass between reading and counting.
 */
import * as z from 'zod';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { deleteItem, updateItem, type Key, type Table } from './client.ts';
import { operatorKeys } from './keys.ts';

export interface Allowance {
  readonly allowed: boolean;
  /** Seconds until the window is over. */
  readonly retryAfterSeconds: number;
}

/** L1 Counts a request in the current window of a counter. UpdateItem, 1 WCU. The item goes with the window (TTL). */
export async function countRequest(
  table: Table,
  counter: Key,
  limit: { readonly requests: number; readonly seconds: number; readonly now: EpochMilliseconds },
): Promise<Allowance> {
  const window = Math.floor(limit.now / (limit.seconds * 1000));
  const ends = (window + 1) * limit.seconds;
  const outcome = await updateItem(
    table,
    { pk: counter.pk, sk: `${counter.sk}#${window}` },
    {
      UpdateExpression: 'ADD requests :one SET expiresAtEpochSeconds = :ends',
      ConditionExpression: 'attribute_not_exists(requests) OR requests < :most',
      values: { ':one': 1, ':most': limit.requests, ':ends': ends },
    },
  );
  return { allowed: outcome.done, retryAfterSeconds: Math.max(1, Math.ceil(ends - limit.now / 1000)) };
}

/** How many failures lock a login, and for how long after the first of them. */
const mostFailures = 10;
const lockSeconds = 15 * 60;

const failuresSchema = z.object({ failures: z.number(), until: z.number() });

/**
 * L2 Takes one of the ten attempts before the password is looked at, so that ten parallel guesses count as ten. Give it back
 * by {@link forgetFailures} when the password was right. UpdateItem, 1–2 WCU.
 */
export async function takeLoginAttempt(table: Table, hash: string, now: EpochMilliseconds): Promise<Allowance> {
  const key = operatorKeys.loginFailures(hash);
  const fresh = {
    ':one': 1,
    ':now': now,
    ':until': now + lockSeconds * 1000,
    ':ttl': Math.ceil(now / 1000) + lockSeconds,
  };
  const counted = await updateItem(table, key, {
    UpdateExpression: 'ADD failures :one',
    ConditionExpression: '#until > :now AND failures < :most',
    ExpressionAttributeNames: { '#until': 'until' },
    values: { ':one': 1, ':now': now, ':most': mostFailures },
  });
  if (counted.done) return { allowed: true, retryAfterSeconds: 0 };
  const standing = counted.existing && failuresSchema.parse(counted.existing);
  if (standing && standing.until > now) {
    return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((standing.until - now) / 1000)) };
  }
  const begun = await updateItem(table, key, {
    UpdateExpression: 'SET failures = :one, #until = :until, expiresAtEpochSeconds = :ttl',
    ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
    ExpressionAttributeNames: { '#until': 'until' },
    values: fresh,
  });
  // Somebody else began the window at the same moment: count in theirs.
  return begun.done ? { allowed: true, retryAfterSeconds: 0 } : takeLoginAttempt(table, hash, now);
}

/** L2 The right password wipes the slate. */
export async function forgetFailures(table: Table, hash: string): Promise<void> {
  await deleteItem(table, operatorKeys.loginFailures(hash));
}

/** L2 Gives an attempt back that came to no verdict, because a dependency failed. */
export async function giveBackLoginAttempt(table: Table, hash: string): Promise<void> {
  await updateItem(table, operatorKeys.loginFailures(hash), {
    UpdateExpression: 'ADD failures :less',
    ConditionExpression: 'failures > :none',
    values: { ':less': -1, ':none': 0 },
  });
}
