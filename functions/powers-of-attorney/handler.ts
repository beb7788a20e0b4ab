/** Powers of attorney: apart from the porting service, since what makes a PDF is larger than all else of a function. */
import { openTable } from '../../adapters/table/client.ts';
import { authoritySettings, openAuthority } from '../authority-powers.ts';
import { service } from '../handle.ts';
import { readSettings } from '../settings.ts';
import { operations } from './operations.ts';

const settings = readSettings(...authoritySettings);
const table = openTable(settings.TABLE_NAME);

export const handler = service({ table, authority: openAuthority(table, settings) }, operations);
