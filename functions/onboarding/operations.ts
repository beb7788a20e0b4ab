/** The operations of the service `onboarding`, as its function serves them. */
import { putOrganization } from './put-organization.ts';

export const operations = [putOrganization];
