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

/** How long failures count, from the first of them on. */
const lockSeconds = 15 * 60;

/** How long a browser is known after it has logged in. */
export const knownSeconds = 180 * 24 * 3600;

const failuresSchema = z.object({ failures: z.number(), until: z.number() });

interface Window {
  /** How many attempts fit in it. */
  readonly most: number;
  readonly now: EpochMilliseconds;
}

/**
 * L2 Takes one of the attempts before the password is looked at, so that ten parallel guesses count as ten. UpdateItem, 1–2 WCU.
 * @param hash of the login, and of whom it is counted for
 */
export async function takeLoginAttempt(table: Table, hash: string, window: Window): Promise<Allowance> {
  const counted = await countInWindow(table, hash, window);
  if (counted) return counted;
  const begun = await beginWindow(table, hash, window, false);
  // Somebody else began the window at the same moment: count in theirs.
  return begun ? { allowed: true, retryAfterSeconds: 0 } : takeLoginAttempt(table, hash, window);
}

/**
 * L2 The same for a browser that has logged in before; null when it has not, or too long ago: then it is nobody's. UpdateItem, 1–3 WCU.
 * @param hash of the login and of the browser's token
 */
export async function takeKnownAttempt(table: Table, hash: string, window: Window): Promise<Allowance | null> {
  const counted = await countInWindow(table, hash, window);
  if (counted) return counted;
  const begun = await beginWindow(table, hash, window, true);
  // If somebody else began the window at the same moment, the attempt counts in theirs.
  return begun ? { allowed: true, retryAfterSeconds: 0 } : countInWindow(table, hash, window);
}

/** L2 Knows a browser in which somebody just logged in, and forgets its failures. UpdateItem, 1 WCU. */
export async function rememberBrowser(table: Table, hash: string, now: EpochMilliseconds): Promise<void> {
  await updateItem(table, operatorKeys.loginFailures(hash), {
    UpdateExpression: 'SET failures = :none, #until = :none, expiresAtEpochSeconds = :ttl',
    ExpressionAttributeNames: { '#until': 'until' },
    values: { ':none': 0, ':ttl': Math.ceil(now / 1000) + knownSeconds },
  });
}

/** Counts in the window that is open; null when none is. */
async function countInWindow(table: Table, hash: string, { most, now }: Window): Promise<Allowance | null> {
  const counted = await updateItem(table, operatorKeys.loginFailures(hash), {
    UpdateExpression: 'ADD failures :one',
    ConditionExpression: '#until > :now AND failures < :most',
    ExpressionAttributeNames: { '#until': 'until' },
    values: { ':one': 1, ':now': now, ':most': most },
  });
  if (counted.done) return { allowed: true, retryAfterSeconds: 0 };
  const existing = counted.existing && failuresSchema.parse(counted.existing);
  if (!existing || existing.until <= now) return null;
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((existing.until - now) / 1000)) };
}

/**
 * Opens a window with this attempt, if none is open. An item of anybody is made, and goes with its window (TTL); that of a known
 * browser must be there, and stays as long as the browser is known.
 */
async function beginWindow(table: Table, hash: string, { now }: Window, isKnown: boolean): Promise<boolean> {
  const { done } = await updateItem(table, operatorKeys.loginFailures(hash), {
    UpdateExpression: `SET failures = :one, #until = :until${isKnown ? '' : ', expiresAtEpochSeconds = :seconds'}`,
    ConditionExpression: isKnown
      ? '#until <= :now AND expiresAtEpochSeconds > :seconds'
      : 'attribute_not_exists(pk) OR #until <= :now',
    ExpressionAttributeNames: { '#until': 'until' },
    values: {
      ':one': 1,
      ':now': now,
      ':until': now + lockSeconds * 1000,
      ':seconds': Math.ceil(now / 1000) + (isKnown ? 0 : lockSeconds),
    },
  });
  return done;
}

/** L2 The right password ends the window. */
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
