/** Where limits act: the contract says which operations have one; the counter stands in the table. */
import type { Key, Table } from '../adapters/table/client.ts';
import { keys, operatorKeys } from '../adapters/table/keys.ts';
import { countRequest } from '../adapters/table/limits.ts';
import { limitOf, type Operation, type RateLimit } from '../contract/operation.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { EpochMilliseconds } from '../domain/local-date.ts';
import type { Identity } from './authority.ts';
import { sha256 } from './secrets.ts';

interface Caller {
  readonly identity: Identity | null;
  /** As the edge says: an IPv4 address, or the first 64 bits of an IPv6 address. */
  readonly viewerAddress: string;
  readonly now: EpochMilliseconds;
}

/** Counts this request against the operation's limit. @throws DomainError `too-many-requests` */
export async function demandAllowance(table: Table, operation: Operation, from: Caller): Promise<void> {
  const limit = limitOf(operation);
  if (!limit) return;
  const counter = counterOf(operation, limit, from);
  const { allowed, retryAfterSeconds } = await countRequest(table, counter, { ...limit, now: from.now });
  if (!allowed) throw new DomainError('too-many-requests', { retryAfterSeconds });
}

/** A person counts for their own organisation, also where they act for another. */
function counterOf({ id }: Operation, { per }: RateLimit, { identity, viewerAddress }: Caller): Key {
  if (per === 'organization' && identity?.kind === 'person') return keys.limit(identity.organizationId, id);
  if (per === 'organization' && identity?.kind === 'machine') return operatorKeys.machineLimit(identity.clientId, id);
  // An address is personal data: the counter needs to tell them apart, not to know them.
  return operatorKeys.addressLimit(sha256(viewerAddress), id);
}
