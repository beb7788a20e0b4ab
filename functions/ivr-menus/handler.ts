/** IVR menus: list and search, create, get, change and delete; when they are open, and opening or closing them for now. */
import { openTable } from '../../adapters/table/client.ts';
import { authoritySettings, openAuthority } from '../authority-powers.ts';
import { service } from '../handle.ts';
import { readSettings } from '../settings.ts';
import { createIvrMenu } from './create-ivr-menu.ts';
import { deleteIvrMenu } from './delete-ivr-menu.ts';
import { getIvrMenu } from './get-ivr-menu.ts';
import { getIvrMenuState } from './get-ivr-menu-state.ts';
import { getIvrMenuTimeline } from './get-ivr-menu-timeline.ts';
import { listIvrMenus } from './list-ivr-menus.ts';
import { removeIvrMenuOverride } from './remove-ivr-menu-override.ts';
import { setIvrMenuOverride } from './set-ivr-menu-override.ts';
import { updateIvrMenu } from './update-ivr-menu.ts';

const settings = readSettings(...authoritySettings);
const table = openTable(settings.TABLE_NAME);

export const handler = service({ table, authority: openAuthority(table, settings) }, [
  listIvrMenus,
  createIvrMenu,
  getIvrMenu,
  updateIvrMenu,
  deleteIvrMenu,
  getIvrMenuState,
  getIvrMenuTimeline,
  setIvrMenuOverride,
  removeIvrMenuOverride,
]);
