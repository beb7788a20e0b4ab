/** Requests that may be repeated without a second effect: the `Idempotency-Key` of a POST. */
import { incrementBase32, ulid } from 'ulid';
import type { Table } from '../adapters/table/client.ts';
import { beginRequest, finishRequest, letGoOfRequest, type OtherRequest } from '../adapters/table/idempotency.ts';
import type { Operation } from '../contract/operation.ts';
import { DomainError } from '../domain/domain-error.ts';
import { idFrom, type IdOf, type IdPrefix, type OrganizationId } from '../domain/ids.ts';
import type { EpochMilliseconds } from '../domain/local-date.ts';
import { alsoAfterDeadline } from './deadline.ts';
import { sha256 } from './secrets.ts';

/** A reply before it is wrapped for the gateway. */
export interface PlainReply {
  readonly status: number;
  readonly body: unknown;
}

/** Ids in a row from one ULID: the same seed gives the same ids. */
export function idsFrom(seed: string): <Prefix extends IdPrefix>(prefix: Prefix) => IdOf<Prefix> {
  let next = seed;
  return (prefix) => {
    const id = idFrom(prefix, next);
    next = incrementBase32(next);
    return id;
  };
}

/** Reads the header. @throws DomainError `idempotency-key-invalid`, `idempotency-key-required` */
export function idempotencyKey(header: string | undefined, operation: Operation): string | null {
  if (header === undefined && operation.idempotencyKeyRequired) throw new DomainError('idempotency-key-required');
  if (header === undefined || operation.method !== 'POST' || operation.access.kind === 'public') return null;
  if (!/^[ -~]{1,64}$/.test(header)) throw new DomainError('idempotency-key-invalid');
  return header;
}

/**
 * Runs a request once per key. The first answer is kept for a day without its secrets; a refusal frees the key, since nothing
 * happened; a failure keeps the seed, so that the next try finds what the failed one did. A try that was so slow that the next took
 * over answers as the next does, even if it was done: the next may have replaced a password that it made. An operation that
 * replies anew runs again instead, with the same ids.
 * @throws DomainError `idempotency-mismatch`, `request-in-progress`
 */
export async function once<Reply extends PlainReply>(
  table: Table,
  asked: {
    readonly organizationId: OrganizationId;
    readonly key: string;
    readonly operation: Operation;
    /** Everything that makes it the same request: path parameters and body as they came. */
    readonly request: unknown;
    readonly requestId: string;
    readonly now: EpochMilliseconds;
  },
  run: (seed: string, repeats: boolean) => Promise<Reply>,
): Promise<Reply | PlainReply> {
  const { organizationId, key, operation, now } = asked;
  const begun = await beginRequest(table, organizationId, {
    key,
    now,
    fingerprint: sha256(JSON.stringify([operation.id, asked.request])),
    seed: ulid(now),
    owner: asked.requestId,
  });
  if (begun.kind === 'other-request') throw new DomainError('idempotency-mismatch');
  if (begun.kind === 'answered' && operation.repliesAnew) return run(begun.seed, true);
  if (begun.kind !== 'run') return answerOf(begun);
  const claim = { key, owner: asked.requestId };
  const attempt = async () => {
    const reply = await run(begun.seed, begun.repeats);
    const body = JSON.stringify(operation.repliesAnew ? null : withoutSecrets(reply.body, operation));
    const answer = { status: reply.status, body };
    return { reply, kept: await alsoAfterDeadline(() => finishRequest(table, organizationId, claim, answer)) };
  };
  const { reply, kept } = await attempt().catch(async (error: unknown) => {
    // A refusal means that nothing happened, unless an earlier try did something before it died.
    const because = error instanceof DomainError && !begun.repeats ? 'refused' : 'failed';
    await alsoAfterDeadline(() => letGoOfRequest(table, organizationId, claim, because)).catch(() => {
      // The lease ends by itself; what the caller must hear is the first error.
    });
    throw error;
  });
  return kept.kind === 'kept' || operation.repliesAnew ? reply : answerOf(kept);
}

/** What another request answered to the same; or that it is at it. @throws DomainError `request-in-progress` */
function answerOf(other: OtherRequest): PlainReply {
  if (other.kind === 'running') {
    throw new DomainError('request-in-progress', { retryAfterSeconds: other.retryAfterSeconds });
  }
  return { status: other.status, body: JSON.parse(other.body) as unknown };
}

const withoutSecrets = (body: unknown, { secrets = [] }: Operation): unknown =>
  typeof body === 'object' && body !== null
    ? { ...body, ...Object.fromEntries(secrets.map((secret) => [secret, null])) }
    : body;
