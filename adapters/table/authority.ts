/**
 * What a caller may act for: A1 a machine client, A2 a membership in another organisation. (A person's own authority is the
 * user item, U1.) Read on every request, so that what is taken away is gone from the next one.
 */
import * as z from 'zod';
import { type OrganizationId } from '../../domain/ids.ts';
import { getItem, type Table } from './client.ts';
import { keys, operatorKeys } from './keys.ts';
import { idSchema } from './stored-values.ts';

const machineSchema = z.object({
  name: z.string(),
  organizationId: z.union([z.literal('operator'), idSchema('org')]),
});
export type Machine = z.infer<typeof machineSchema>;

/** A1 What a machine client acts for: one organisation, or the operator and so any; null when nobody let it in. GetItem, 1 RCU. */
export async function findMachine(table: Table, clientId: string): Promise<Machine | null> {
  const item = await getItem(table, operatorKeys.machine(clientId));
  return item && machineSchema.parse(item);
}

/** A2 Whether a user of another organisation may administer this one. GetItem, 1 RCU. */
export async function isMember(table: Table, organization: OrganizationId, cognitoUsername: string): Promise<boolean> {
  const item = await getItem(table, keys.membership(organization, cognitoUsername));
  return item?.administrator === true;
}

/** Whether there is such an organisation. For machines of the operator, which may act for any. GetItem, 1 RCU. */
export async function organizationExists(table: Table, organization: OrganizationId): Promise<boolean> {
  return (await getItem(table, keys.organization(organization))) !== null;
}
