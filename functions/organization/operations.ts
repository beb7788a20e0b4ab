/** The operations of the service `organization`, as its function serves them. */
import { getOrganization } from './get-organization.ts';
import { updateOrganization } from './update-organization.ts';

export const operations = [getOrganization, updateOrganization];
