/** Documents: create one with the form for its file, see how far it has come, and look at it. */
import { openFiles } from '../../adapters/files.ts';
import { openTable } from '../../adapters/table/client.ts';
import { authoritySettings, openAuthority } from '../authority-powers.ts';
import { service } from '../handle.ts';
import { bucketsOf, bucketSettings, readSettings } from '../settings.ts';
import { operations } from './operations.ts';

const settings = readSettings(...authoritySettings, ...bucketSettings);
const table = openTable(settings.TABLE_NAME);

export const handler = service(
  { table, authority: openAuthority(table, settings), files: openFiles(bucketsOf(settings)) },
  operations,
);
