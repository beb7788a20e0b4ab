/** What the API says about itself. */
import { service } from '../handle.ts';
import { getDocs } from './get-docs.ts';
import { getHealth } from './get-health.ts';
import { getOpenapi } from './get-openapi.ts';

export const handler = service({}, [getOpenapi, getDocs, getHealth]);
