import type { Table } from '../../adapters/table/client.ts';
import * as organizations from '../../adapters/table/organizations.ts';
import * as contract from '../../contract/organization.ts';
import { implement } from '../request.ts';
import { organizationReply } from '../shared/organization/organization-reply.ts';

export const getOrganization = implement(
  contract.getOrganization,
  async ({ organizationId }, { table }: { readonly table: Table }) =>
    organizationReply(await organizations.getOrganization(table, organizationId)),
);
