/** Addresses of calendars in the table: K1 whose is this one, K2 which one has this administrator, K3 the writes that replace or revoke it. */
import * as z from 'zod';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { getItem, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { ConcurrentWrite } from './concurrent-write.ts';
import { keys, operatorKeys } from './keys.ts';
import { idSchema } from './stored-values.ts';

/** For whom an address was made. */
export interface CalendarAddress {
  /** Whose closures it has. */
  readonly organizationId: OrganizationId;
  /** Whose user its administrator is. */
  readonly homeOrganizationId: OrganizationId;
  readonly userId: UserId;
  readonly createdAt: EpochMilliseconds;
}

const addressSchema = z.object({
  organizationId: idSchema('org'),
  homeOrganizationId: idSchema('org'),
  userId: idSchema('usr'),
  createdAt: z.number(),
});

/** K1 For whom an address was made, by the hash of its token; null: nobody has it. GetItem, consistent, 1 RCU. */
export async function findCalendarAddress(table: Table, tokenHash: string): Promise<CalendarAddress | null> {
  const item = await getItem(table, operatorKeys.calendarAddress(tokenHash));
  return item && addressSchema.parse(item);
}

const ownAddressSchema = z.object({ tokenHash: z.string(), createdAt: z.number() });
/** The address that an administrator has. */
export type OwnCalendarAddress = Readonly<z.infer<typeof ownAddressSchema>>;

/** K2 The address that an administrator has for an organisation, or null. GetItem, consistent, 1 RCU. */
export async function findOwnCalendarAddress(
  table: Table,
  organization: OrganizationId,
  administrator: UserId,
): Promise<OwnCalendarAddress | null> {
  const item = await getItem(table, keys.calendarAddress(organization, administrator));
  return item && ownAddressSchema.parse(item);
}

/** K3 The writes that put an address in place of the one that was read. 2 or 3. They reject with ConcurrentWrite. */
export const calendarAddressWrites = (
  before: OwnCalendarAddress | null,
  { tokenHash, ...address }: CalendarAddress & { readonly tokenHash: string },
): readonly Write[] => [
  {
    put: {
      ...keys.calendarAddress(address.organizationId, address.userId),
      tokenHash,
      createdAt: address.createdAt,
    },
    ...asRead(before),
  },
  { put: { ...operatorKeys.calendarAddress(tokenHash), ...address } },
  ...(before === null ? [] : [{ delete: operatorKeys.calendarAddress(before.tokenHash) }]),
];

/** K3 The writes that revoke the address that was read. 2. They reject with ConcurrentWrite. */
export const calendarAddressDeletes = (
  organization: OrganizationId,
  administrator: UserId,
  before: OwnCalendarAddress,
): readonly Write[] => [
  { delete: keys.calendarAddress(organization, administrator), ...asRead(before) },
  { delete: operatorKeys.calendarAddress(before.tokenHash) },
];

const asRead = (before: OwnCalendarAddress | null): Pick<Write, 'condition' | 'values' | 'rejectWith'> => ({
  ...(before === null
    ? { condition: 'attribute_not_exists(pk)' }
    : { condition: 'tokenHash = :before', values: { ':before': before.tokenHash } }),
  rejectWith: () => new ConcurrentWrite('calendar address'),
});
