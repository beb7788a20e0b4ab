/**
 * The whole identity numbers of those who have the numbers that move here: PO1 get one, PO2 write one, PO3 say when it is erased, PO4 erase it.
 * Nothing but the operation for the porting gateway reads them (ADR 0058).
 */
import * as z from 'zod';
import { DomainError } from '../../domain/domain-error.ts';
import type { OrganizationId, PortRequestId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { getItem, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { ConcurrentWrite } from './concurrent-write.ts';
import { dueAttributes } from './due.ts';
import { keys } from './keys.ts';

const schema = z.object({ identityNumber: z.string() });

/** PO1 The identity number of a request's owner. GetItem, consistent, 1 RCU. @throws DomainError `not-found` when it was erased */
export async function getPortOwnerIdentity(
  table: Table,
  organization: OrganizationId,
  id: PortRequestId,
): Promise<string> {
  const item = await getItem(table, keys.portOwner(organization, id));
  if (!item) throw new DomainError('not-found');
  return schema.parse(item).identityNumber;
}

/** PO2 The write of the owner of a new or corrected request. */
export const portOwnerWrite = (organization: OrganizationId, id: PortRequestId, identityNumber: string): Write => ({
  put: { ...keys.portOwner(organization, id), identityNumber },
});

/** PO3 The write of the moment at which the number is erased; null: it is needed. Rejects with ConcurrentWrite when it was erased. */
export function portOwnerDueWrite(
  organization: OrganizationId,
  id: PortRequestId,
  at: EpochMilliseconds | null,
): Write {
  const due = dueAttributes({ organizationId: organization, kind: 'port-identity', id, at: at ?? 0 });
  const names = Object.keys(due);
  return {
    update: keys.portOwner(organization, id),
    set: at === null ? `REMOVE ${names.join(', ')}` : `SET ${names.map((name) => `${name} = :${name}`).join(', ')}`,
    condition: 'attribute_exists(pk)',
    ...(at !== null && { values: Object.fromEntries(names.map((name) => [`:${name}`, due[name]])) }),
    rejectWith: () => new ConcurrentWrite('port owner'),
  };
}

/** PO4 The write that erases the number. */
export const portOwnerDelete = (organization: OrganizationId, id: PortRequestId): Write => ({
  delete: keys.portOwner(organization, id),
});
