/** What the API says about itself. */
import { service } from '../handle.ts';
import { readSettings } from '../settings.ts';
import { getDocs } from './get-docs.ts';
import { getHealth } from './get-health.ts';
import { getOpenapi } from './get-openapi.ts';

const { PORTAL_ORIGIN: portalOrigin } = readSettings('PORTAL_ORIGIN');

export const handler = service<{ readonly portalOrigin: string }>({ portalOrigin }, [getOpenapi, getDocs, getHealth]);
