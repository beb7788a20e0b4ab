/** Where limits act: the contract says which operations have one; the counter stands in the table. */
import type { Table } from '../adapters/table/client.ts';
import { keys, operatorKeys } from '../adapters/table/keys.ts';
import { countRequest } from '../adapters/table/limits.ts';
import type { Operation } from '../contract/operation.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { EpochMilliseconds } from '../domain/local-date.ts';
import type { Identity } from './authority.ts';
import { sha256 } from './secrets.ts';

/** Counts this request against the operation's limit. @throws DomainError `too-many-requests` */
export async function demandAllowance(
  table: Table,
  operation: Operation,
  from: { readonly identity: Identity | null; readonly viewerAddress: string; readonly now: EpochMilliseconds },
): Promise<void> {
  const { limit } = operation;
  if (!limit) return;
  const counter =
    limit.per === 'organization' && from.identity?.kind === 'person'
      ? keys.limit(from.identity.organizationId, operation.id)
      : // An address is personal data: the counter needs to tell them apart, not to know them.
        operatorKeys.addressLimit(sha256(from.viewerAddress), operation.id);
  const { allowed, retryAfterSeconds } = await countRequest(table, counter, { ...limit, now: from.now });
  if (!allowed) throw new DomainError('too-many-requests', { retryAfterSeconds });
}
