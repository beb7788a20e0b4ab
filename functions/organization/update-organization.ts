import type { Table } from '../../adapters/table/client.ts';
import { commit } from '../../adapters/table/commit.ts';
import { getOrganization, organizationWrites } from '../../adapters/table/organizations.ts';
import * as contract from '../../contract/organization.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { changesBetween, type JournalEntry } from '../../domain/journal.ts';
import type { InvoiceAddress, Organization } from '../../domain/organization.ts';
import { allOf } from '../../domain/schedule-target.ts';
import { implement, type RequestOf } from '../request.ts';
import { assertCountriesUnused } from './countries-in-use.ts';
import { entryBy } from '../shared/entry-maker.ts';
import { organizationReply } from '../shared/organization/organization-reply.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';

type UpdateRequest = RequestOf<typeof contract.updateOrganization>;
type GivenAddress = NonNullable<UpdateRequest['body']['invoiceAddresses']>[number];

/** Changes name, time zone, language, invoice addresses and allowed countries. Dates that users have keep the moments that they meant when they were set. */
export const updateOrganization = implement(
  contract.updateOrganization,
  async (request, { table }: { readonly table: Table }) => {
    const { organizationId, body, ifMatch } = request;
    return retryOnConflict(async () => {
      const before = await getOrganization(table, organizationId);
      if (ifMatch !== null && ifMatch !== before.version) throw new DomainError('stale-version');
      const after: Organization = {
        ...before,
        name: body.name ?? before.name,
        timeZone: body.timeZone ?? before.timeZone,
        language: body.language ?? before.language,
        invoiceAddresses: body.invoiceAddresses
          ? mergeAddresses(before.invoiceAddresses, body.invoiceAddresses, request.newId)
          : before.invoiceAddresses,
        allowedCountries: body.allowedCountries ?? before.allowedCountries,
        version: before.version + 1,
      };
      const entry = organizationChanged(request, before, after);
      if (entry.changes.length === 0) return organizationReply(before);
      const menus = await assertCountriesUnused(table, before, after, request.language);
      await commit(table, organizationId, organizationWrites(before, after, menus), entry);
      return organizationReply(after);
    });
  },
);

/** The given addresses, then those that were left out, archived: users may have them. @throws DomainError `unknown-reference` */
function mergeAddresses(
  standing: readonly InvoiceAddress[],
  given: readonly GivenAddress[],
  newId: UpdateRequest['newId'],
): readonly InvoiceAddress[] {
  const current = given.map((address, place): InvoiceAddress => {
    if (address.id !== undefined && !standing.some(({ id }) => id === address.id)) {
      throw new DomainError('invalid-request', {
        errors: [{ field: `invoiceAddresses[${place}].id`, code: 'unknown-reference' }],
      });
    }
    if (address.id !== undefined && given.findIndex(({ id }) => id === address.id) < place) {
      throw new DomainError('invalid-request', {
        errors: [{ field: `invoiceAddresses[${place}].id`, code: 'doubled' }],
      });
    }
    return { ...address, id: address.id ?? newId('inv'), archived: false };
  });
  const kept = new Set(current.map(({ id }) => id));
  const all = [
    ...current,
    ...standing.filter(({ id }) => !kept.has(id)).map((address) => ({ ...address, archived: true })),
  ];
  if (all.length > mostAddresses) {
    throw new DomainError('invalid-request', {
      errors: [{ field: 'invoiceAddresses', code: 'too-many', values: { most: mostAddresses } }],
    });
  }
  return all;
}

/** Archived ones counted: they stand in an item that every login reads. */
const mostAddresses = 100;

const organizationChanged = (request: UpdateRequest, before: Organization, after: Organization): JournalEntry => ({
  ...entryBy(request, 'organization-changed'),
  entityId: after.id,
  entityName: after.name,
  changes: changesBetween(told(before), told(after), [
    'name',
    'timeZone',
    'language',
    'invoiceAddresses',
    'allowedCountries',
  ]),
  data: {},
  // Opening hours are on the wall of the organisation's zone.
  ...(before.timeZone !== after.timeZone && { wakes: { target: Object.values(allOf) } }),
});

/** Addresses as people read them; what is archived is gone for them. */
const told = ({ invoiceAddresses, ...organization }: Organization) => ({
  ...organization,
  invoiceAddresses: invoiceAddresses
    .filter(({ archived }) => !archived)
    .map(({ name, street, postalCode, city }) => `${name}, ${street}, ${postalCode} ${city}`),
});
