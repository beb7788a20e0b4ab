/**
 * Requests that may be repeated: I1 begin, I2 finish, I3 let go. The record remembers what was asked, the seed of the ids that
 * the request makes (so that a repetition after a crash makes the same things and finds them there), and the first answer.
 */
import * as z from 'zod';
import type { OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { deleteItem, putItem, updateItem, type Table } from './client.ts';
import { keys } from './keys.ts';

/** Kept for a day, as `api.md` promises. */
const keptMilliseconds = 24 * 3600 * 1000;
/** A request that has not answered by then has died: longer than any function's timeout. */
const leaseMilliseconds = 30_000;

const recordSchema = z.object({
  fingerprint: z.string(),
  seed: z.string(),
  owner: z.string(),
  leaseUntil: z.number(),
  keptUntil: z.number(),
  answer: z.object({ status: z.number(), body: z.string() }).optional(),
});

export type Begun =
  /** Go on; make ids from the seed. `repeats`: an earlier try died, and what it wrote may be there. */
  | { readonly kind: 'run'; readonly seed: string; readonly repeats: boolean }
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'running'; readonly retryAfterSeconds: number }
  | { readonly kind: 'other-request' };

interface Asked {
  readonly key: string;
  /** SHA-256 of operation, path and body. */
  readonly fingerprint: string;
  /** A ULID for the ids of the first run. */
  readonly seed: string;
  /** The request's id: tells our own record from another's when a write is repeated after a lost answer. */
  readonly owner: string;
  readonly now: EpochMilliseconds;
}

/** I1 Claims a key for a request, or says what became of it before. PutItem, 1 WCU; UpdateItem when it takes over a dead one. */
export async function beginRequest(table: Table, organization: OrganizationId, asked: Asked): Promise<Begun> {
  const { key, now, ...told } = asked;
  const record = { ...told, leaseUntil: now + leaseMilliseconds, keptUntil: now + keptMilliseconds };
  const outcome = await putItem(
    table,
    {
      ...keys.idempotency(organization, key),
      ...record,
      expiresAtEpochSeconds: Math.ceil(record.keptUntil / 1000),
    },
    { expression: 'attribute_not_exists(pk) OR keptUntil <= :now', values: { ':now': now } },
  );
  if (outcome.done) return { kind: 'run', seed: asked.seed, repeats: false };
  const standing = recordSchema.parse(outcome.existing);
  if (standing.owner === asked.owner) return { kind: 'run', seed: standing.seed, repeats: false };
  if (standing.fingerprint !== asked.fingerprint) return { kind: 'other-request' };
  if (standing.answer) return { kind: 'answered', ...standing.answer };
  if (standing.leaseUntil > now) {
    return { kind: 'running', retryAfterSeconds: Math.max(1, Math.ceil((standing.leaseUntil - now) / 1000)) };
  }
  const taken = await updateItem(table, keys.idempotency(organization, key), {
    UpdateExpression: 'SET leaseUntil = :lease, #owner = :owner',
    ConditionExpression: 'leaseUntil = :dead AND attribute_not_exists(answer)',
    ExpressionAttributeNames: { '#owner': 'owner' },
    values: { ':lease': record.leaseUntil, ':dead': standing.leaseUntil, ':owner': asked.owner },
  });
  return taken.done ? { kind: 'run', seed: standing.seed, repeats: true } : { kind: 'running', retryAfterSeconds: 1 };
}

/** I2 Keeps the first answer, without its secrets. UpdateItem. */
export async function finishRequest(
  table: Table,
  organization: OrganizationId,
  key: string,
  answer: { readonly status: number; readonly body: string },
): Promise<void> {
  await updateItem(table, keys.idempotency(organization, key), {
    UpdateExpression: 'SET answer = :answer',
    values: { ':answer': answer },
  });
}

/**
 * I3 Lets go of a key. After a refusal nothing happened, so the key is free again; after a failure something may have, so the
 * record stays, with its seed, and the next try takes over at once.
 */
export async function letGoOfRequest(
  table: Table,
  organization: OrganizationId,
  key: string,
  because: 'refused' | 'failed',
): Promise<void> {
  const itemKey = keys.idempotency(organization, key);
  if (because === 'refused') {
    await deleteItem(table, itemKey);
    return;
  }
  await updateItem(table, itemKey, { UpdateExpression: 'SET leaseUntil = :past', values: { ':past': 0 } });
}
