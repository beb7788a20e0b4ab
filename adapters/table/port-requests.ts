/** Port requests in the table: PR1 get one, PR2 list, PR3 write one. */
import * as z from 'zod';
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom, type OrganizationId, type PortRequestId } from '../../domain/ids.ts';
import { poolNumberKinds } from '../../domain/pool-number.ts';
import { portRequestDueAt, waitsForAdministrator } from '../../domain/port-due.ts';
import {
  noticeStates,
  operatorReasons,
  ownerKinds,
  portStates,
  rejectionReasons,
  type PortRequest,
} from '../../domain/port-request.ts';
import { getItem, query, type Item, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { atRevision } from './concurrent-write.ts';
import { dueAttributes } from './due.ts';
import { keys, portsThatWait } from './keys.ts';
import { e164, idSchema, localDateTime } from './stored-values.ts';

const actor = z.object({
  kind: z.enum(['administrator', 'machine', 'user', 'system']),
  id: z.string().nullable(),
  name: z.string(),
});

const schema = z.object({
  sk: z.string(),
  state: z.enum(portStates),
  orderId: idSchema('ord'),
  userId: idSchema('usr'),
  number: e164,
  numberKind: z.enum(poolNumberKinds),
  attempt: z.number(),
  needsConsent: z.boolean(),
  currentOwner: z.object({ kind: z.enum(ownerKinds), name: z.string(), maskedIdentityNumber: z.string() }),
  documentId: idSchema('doc').nullable(),
  requestedStart: localDateTime,
  confirmedStart: localDateTime.nullable(),
  timeZone: z.string(),
  rejection: z.object({ reasonCode: z.enum(rejectionReasons), text: z.string().nullable() }).nullable(),
  needsOperator: z.enum(operatorReasons).nullable(),
  announcedAt: z.string(),
  sentAt: z.string().nullable(),
  since: z.string(),
  identityErasedAt: z.string().nullable(),
  timeline: z.array(
    z.object({
      at: z.string(),
      actor,
      from: z.enum(portStates).nullable(),
      to: z.enum(portStates),
      reason: z.string().nullable(),
    }),
  ),
  notice: z.enum(noticeStates).nullable(),
  requestedBy: actor,
  placedAt: z.string(),
  version: z.number(),
  revision: z.number(),
});

/** @throws ZodError when the item is none */
function parsePortRequest(item: Item): PortRequest {
  const { sk, ...fields } = schema.parse(item);
  return { id: idFrom('prt', sk), ...fields };
}

/** PR1 One port request, or null. GetItem, consistent, 1–3 RCU. */
export async function findPortRequest(
  table: Table,
  organization: OrganizationId,
  id: PortRequestId,
): Promise<PortRequest | null> {
  const item = await getItem(table, keys.portRequest(organization, id));
  return item && parsePortRequest(item);
}

/** PR1 One port request. @throws DomainError `not-found` */
export async function getPortRequest(
  table: Table,
  organization: OrganizationId,
  id: PortRequestId,
): Promise<PortRequest> {
  const request = await findPortRequest(table, organization, id);
  if (!request) throw new DomainError('not-found');
  return request;
}

/** PR2 The newest first: all, or those that wait for an administrator. Query, consistent for all, ~ 8 RCU for 25; of those that wait on `byEntity`. */
export async function listPortRequests(
  table: Table,
  organization: OrganizationId,
  {
    isWaiting = false,
    after,
    limit,
  }: { readonly isWaiting?: boolean; readonly after: PortRequestId | null; readonly limit: number },
): Promise<{ readonly requests: readonly PortRequest[]; readonly last: PortRequestId | null }> {
  const { items, last } = await query(table, {
    ...(isWaiting
      ? { index: 'byEntity', partition: portsThatWait(organization) }
      : { partition: keys.portRequest(organization, idFrom('prt', '')).pk, consistent: true }),
    after: after === null ? undefined : keys.portRequest(organization, after),
    limit,
    newestFirst: true,
  });
  return { requests: items.map(parsePortRequest), last: last && idFrom('prt', last.sk) };
}

/**
 * PR3 The write of a new or a changed port request: its state after, on the condition of its state and its revision before. `after` is
 * written as the next revision. Rejects with ConcurrentWrite.
 */
export function portRequestWrite(organization: OrganizationId, before: PortRequest | null, after: PortRequest): Write {
  const { id, ...fields } = after;
  const at = portRequestDueAt(after);
  const asRead = atRevision(before?.revision ?? 0, 'port request');
  return {
    put: {
      ...keys.portRequest(organization, id),
      ...fields,
      revision: (before?.revision ?? 0) + 1,
      ...(waitsForAdministrator(after) && { entityKey: portsThatWait(organization) }),
      ...(at !== null && dueAttributes({ organizationId: organization, kind: 'port-request', id, at })),
    },
    ...asRead,
    ...(before !== null && {
      condition: `${asRead.condition} AND #state = :from`,
      names: { '#state': 'state' },
      values: { ':revision': before.revision, ':from': before.state },
    }),
  };
}
