/** The operations of the service `reference`, as its function serves them. */
import { getDocs } from './get-docs.ts';
import { getHealth } from './get-health.ts';
import { getOpenapi } from './get-openapi.ts';

export const operations = [getOpenapi, getDocs, getHealth];
