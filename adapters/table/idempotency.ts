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
  | { readonly kind: 'answered'; readonly status: number; readonly body: string; readonly seed: string }
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
  if (standing.answer) return { kind: 'answered', ...standing.answer, seed: standing.seed };
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

/** Whose a key is: the request's id, as it was told at {@link beginRequest}. */
interface Claim {
  readonly key: string;
  readonly owner: string;
}

/** Also true when our own write comes again because its answer was lost. */
const isOurs = { expression: '#owner = :owner', names: { '#owner': 'owner' } };

/** What another request with the same key has answered, or that it is at it. */
export type OtherRequest = Extract<Begun, { kind: 'answered' | 'running' }>;

/** I2 Keeps the first answer, without its secrets, unless the request took so long that another took over; tells that one's. UpdateItem. */
export async function finishRequest(
  table: Table,
  organization: OrganizationId,
  { key, owner }: Claim,
  answer: { readonly status: number; readonly body: string },
): Promise<{ readonly kind: 'kept' } | OtherRequest> {
  const outcome = await updateItem(table, keys.idempotency(organization, key), {
    UpdateExpression: 'SET answer = :answer',
    ConditionExpression: isOurs.expression,
    ExpressionAttributeNames: isOurs.names,
    values: { ':answer': answer, ':owner': owner },
  });
  if (outcome.done) return { kind: 'kept' };
  const standing = outcome.existing && recordSchema.parse(outcome.existing);
  return standing?.answer
    ? { kind: 'answered', ...standing.answer, seed: standing.seed }
    : { kind: 'running', retryAfterSeconds: 1 };
}

/**
 * I3 Lets go of a key that is still ours. After a refusal nothing happened, so the key is free again; after a failure something may
 * have, so the record stays, with its seed, and the next try takes over at once.
 */
export async function letGoOfRequest(
  table: Table,
  organization: OrganizationId,
  { key, owner }: Claim,
  because: 'refused' | 'failed',
): Promise<void> {
  const itemKey = keys.idempotency(organization, key);
  if (because === 'refused') {
    await deleteItem(table, itemKey, { ...isOurs, values: { ':owner': owner } });
    return;
  }
  await updateItem(table, itemKey, {
    UpdateExpression: 'SET leaseUntil = :past',
    ConditionExpression: isOurs.expression,
    ExpressionAttributeNames: isOurs.names,
    values: { ':past': 0, ':owner': owner },
  });
}
