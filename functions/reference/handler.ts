/** What the API says about itself. */
import { service } from '../handle.ts';
import { readSettings } from '../settings.ts';
import { operations } from './operations.ts';

const { PORTAL_ORIGIN: portalOrigin } = readSettings('PORTAL_ORIGIN');

export const handler = service<{ readonly portalOrigin: string }>({ portalOrigin }, operations);
