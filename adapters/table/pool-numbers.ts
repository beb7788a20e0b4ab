/**
 * Numbers that the operator owns: N1 get some, N2 list those of a pool, N3 write one. A number is one item in every state; the
 * `byEntity` index lists it with those who have it, or with its pool.
 */
import * as z from 'zod';
import { DomainError } from '../../domain/domain-error.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { E164 } from '../../domain/phone-number.ts';
import { poolNumberKinds, poolNumberStatuses, type PoolNumber } from '../../domain/pool-number.ts';
import { getItems, query, type Item, type Key, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { atRevision } from './concurrent-write.ts';
import { dueAttributes } from './due.ts';
import { operatorKeys, poolPartition } from './keys.ts';
import { e164, idSchema } from './stored-values.ts';

const schema = z.object({
  sk: e164,
  kind: z.enum(poolNumberKinds),
  status: z.enum(poolNumberStatuses),
  pool: idSchema('org').nullable(),
  // Not `organizationId`: what is due of an item has that name.
  heldBy: idSchema('org').nullable(),
  reservedFor: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('order'), id: idSchema('ord'), by: idSchema('usr').nullable() }),
      z.object({ kind: z.literal('draft'), id: z.string(), by: idSchema('usr') }),
    ])
    .nullable(),
  holder: z.union([idSchema('usr'), idSchema('grp'), idSchema('mnu')]).nullable(),
  subscriptionId: idSchema('sub').nullable(),
  until: z.number().nullable(),
  revision: z.number(),
});

/** @throws ZodError when the item is none */
function parsePoolNumber(item: Item): PoolNumber {
  const { sk: number, heldBy: organizationId, ...fields } = schema.parse(item);
  return { number, organizationId, ...fields };
}

/** N1 Those of some numbers that the operator owns. BatchGetItem, consistent, 1 RCU each. */
export async function findPoolNumbers(table: Table, numbers: readonly E164[]): Promise<ReadonlyMap<E164, PoolNumber>> {
  if (numbers.length === 0) return new Map();
  const items = await getItems(
    table,
    [...new Set(numbers)].map((number) => operatorKeys.number(number)),
  );
  return new Map(
    items.filter((item) => item !== null).map((item) => [parsePoolNumber(item).number, parsePoolNumber(item)]),
  );
}

/**
 * N2 Numbers of one kind and status, ascending: those that an organisation has, or with null those of the operator's pool. Query on `byEntity`,
 * eventually consistent, ~ 1 RCU for 25.
 */
export async function listPoolNumbers(
  table: Table,
  organization: OrganizationId | null,
  {
    after,
    limit,
    ...of
  }: Pick<PoolNumber, 'kind' | 'status'> & { readonly after: E164 | null; readonly limit: number },
): Promise<{ readonly numbers: readonly PoolNumber[]; readonly last: E164 | null }> {
  const { items, last } = await query(table, {
    index: 'byEntity',
    partition: poolPartition(organization, of),
    after: after === null ? undefined : operatorKeys.number(after),
    limit,
  });
  return { numbers: items.map(parsePoolNumber), last: last && e164.parse(last.sk) };
}

/** N3 The write of a changed or new number, under the revision that was read. Rejects with ConcurrentWrite. */
export const poolNumberWrite = (after: PoolNumber): Write => ({
  put: poolNumberItem({ ...after, revision: after.revision + 1 }),
  ...atRevision(after.revision, 'number'),
});

/** N3 The write that deletes a number that does not move here after all, as it was read. Rejects with ConcurrentWrite. */
export const poolNumberDelete = ({ number, revision }: PoolNumber): Write => ({
  delete: operatorKeys.number(number),
  ...atRevision(revision, 'number'),
});

/** N3 Rejects a transaction that needs a number which somebody else has, together with the other conditions that do not hold. */
export const numberNotAvailable = ({ number }: PoolNumber, field: string): Write => ({
  check: operatorKeys.number(number),
  condition: 'attribute_not_exists(pk)',
  rejectWith: () => new DomainError('number-not-available', { errors: [{ field, code: 'number-not-available' }] }),
});

function poolNumberItem({ number, organizationId, ...fields }: PoolNumber): Key & Item {
  const owner = organizationId ?? fields.pool;
  return {
    ...operatorKeys.number(number),
    ...fields,
    heldBy: organizationId,
    entityKey: poolPartition(owner, fields),
    ...(fields.until !== null &&
      organizationId !== null &&
      dueAttributes({ organizationId, kind: 'pool-number', id: number, at: fields.until })),
  };
}
