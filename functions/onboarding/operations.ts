/** The operations of the service `onboarding`, as its function serves them. */
import { createNumberRange } from './create-number-range.ts';
import { putOrganization } from './put-organization.ts';

export const operations = [putOrganization, createNumberRange];
