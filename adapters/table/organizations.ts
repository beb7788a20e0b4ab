/** Organisations in the table: O1 get one, O2 by domain, O3 create one, O4 all of them, O5 write a changed one. */
import * as z from 'zod';
import type { IdentityNumber } from '../../domain/identity-number.ts';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import { defaultCountries, type Organization } from '../../domain/organization.ts';
import { languages } from '../../domain/language.ts';
import { getItem, query, updateItem, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { keys, operatorKeys } from './keys.ts';
import { newRosters, rosterChanges, type Roster } from './schedule-targets.ts';
import { ConcurrentWrite } from './concurrent-write.ts';
import { idSchema } from './stored-values.ts';

const organizationId = idSchema('org');
const identityNumber = z.custom<IdentityNumber>((value) => typeof value === 'string' && /^(\d\d)?\d{10}$/.test(value));

const organizationSchema = z.object({
  id: organizationId,
  domain: z.string(),
  name: z.string(),
  organizationNumber: identityNumber,
  timeZone: z.string(),
  language: z.enum(languages),
  invoiceAddresses: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      street: z.string(),
      postalCode: z.string(),
      city: z.string(),
      archived: z.boolean(),
    }),
  ),
  // An organisation from before there was the setting.
  allowedCountries: z.array(z.string()).default([...defaultCountries]),
  createdAt: z.string(),
  version: z.number(),
});

/** O1 One organisation, or null. GetItem, consistent, 1 RCU. For what the operator names. */
export async function findOrganization(table: Table, organization: OrganizationId): Promise<Organization | null> {
  const item = await getItem(table, keys.organization(organization));
  return item && organizationSchema.parse(item);
}

/** O1 One organisation. GetItem, consistent, 1 RCU. @throws Error when it is gone: the caller's token names it, so it must be there. */
export async function getOrganization(table: Table, organization: OrganizationId): Promise<Organization> {
  const found = await findOrganization(table, organization);
  if (found === null) throw new Error('an organisation that has users has no item');
  return found;
}

/**
 * O5 Writes a changed organisation, and the items that repeat its time zone, under the version that was read. Rejects with ConcurrentWrite.
 * @param menus the version of all menus that must be as it was read, if the change depends on menus
 */
export function organizationWrites(before: Organization, after: Organization, menus: Roster | null): readonly Write[] {
  const timeZone = after.timeZone === before.timeZone ? null : after.timeZone;
  return [
    {
      put: { ...keys.organization(after.id), ...after },
      condition: 'version = :version',
      values: { ':version': before.version },
      rejectWith: () => new ConcurrentWrite('organisation'),
    },
    ...rosterChanges(after.id, timeZone, menus),
  ];
}

/** What the directory of organisations says of one. */
export interface OrganizationEntry {
  readonly id: OrganizationId;
  readonly firstAdministratorId: string;
  /** Whether a reply bore the first administrator's one-time password. */
  readonly passwordTold: boolean;
}

const entrySchema = z.object({
  id: organizationId,
  firstAdministratorId: z.string(),
  passwordTold: z.boolean(),
});

/** O2 Which organisation a domain is, or null. GetItem, 1 RCU. For login and onboarding. */
export async function findOrganizationByDomain(table: Table, domain: string): Promise<OrganizationEntry | null> {
  const item = await getItem(table, operatorKeys.organizationByDomain(domain));
  return item && entrySchema.parse(item);
}

/** Somebody onboarded the same domain first. */
export class DomainTaken extends Error {
  override readonly name = 'DomainTaken';
}

/** O3 Creates an organisation, in the transaction that creates its first administrator. 4 writes. Rejects with DomainTaken. */
export const newOrganizationWrites = (organization: Organization, firstAdministratorId: UserId): readonly Write[] => [
  {
    put: {
      ...operatorKeys.organizationByDomain(organization.domain),
      id: organization.id,
      firstAdministratorId,
      passwordTold: false,
    },
    condition: 'attribute_not_exists(pk)',
    rejectWith: () => new DomainTaken(),
  },
  { put: { ...keys.organization(organization.id), ...organization }, condition: 'attribute_not_exists(pk)' },
  ...newRosters(organization.id, organization.timeZone),
];

/** O6 Notes that the first administrator's one-time password is told now; false when it was before. UpdateItem, 1 WCU. */
export async function notePasswordTold(table: Table, domain: string): Promise<boolean> {
  const { done } = await updateItem(table, operatorKeys.organizationByDomain(domain), {
    UpdateExpression: 'SET passwordTold = :told',
    ConditionExpression: 'passwordTold = :untold',
    values: { ':told': true, ':untold': false },
  });
  return done;
}

/** O4 All organisations, for the replay of the journal. Query, page by page. */
export async function* listOrganizations(table: Table): AsyncGenerator<OrganizationId> {
  const { pk } = operatorKeys.organizationByDomain('');
  let after;
  do {
    const { items, last } = await query(table, { partition: pk, limit: 500, after });
    for (const item of items) yield entrySchema.parse(item).id;
    after = last ?? undefined;
  } while (after);
}
