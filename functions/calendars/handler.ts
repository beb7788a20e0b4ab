/** Calendars that programs subscribe to: apart from the schedules, since programs ask for them all day, without a token. */
import { openTable } from '../../adapters/table/client.ts';
import { authoritySettings, openAuthority } from '../authority-powers.ts';
import { service } from '../handle.ts';
import { readSettings } from '../settings.ts';
import { operations } from './operations.ts';

const settings = readSettings(...authoritySettings, 'PORTAL_ORIGIN');
const table = openTable(settings.TABLE_NAME);

export const handler = service(
  { table, authority: openAuthority(table, settings), portalOrigin: settings.PORTAL_ORIGIN },
  operations,
);
