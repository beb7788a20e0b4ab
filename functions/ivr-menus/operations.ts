/** The operations of the service `ivr-menus`, as its function serves them. */
import { createIvrMenu } from './create-ivr-menu.ts';
import { deleteIvrMenu } from './delete-ivr-menu.ts';
import { getIvrMenu } from './get-ivr-menu.ts';
import { getIvrMenuState } from './get-ivr-menu-state.ts';
import { getIvrMenuTimeline } from './get-ivr-menu-timeline.ts';
import { listIvrMenus } from './list-ivr-menus.ts';
import { removeIvrMenuOverride } from './remove-ivr-menu-override.ts';
import { setIvrMenuOverride } from './set-ivr-menu-override.ts';
import { updateIvrMenu } from './update-ivr-menu.ts';

export const operations = [
  listIvrMenus,
  createIvrMenu,
  getIvrMenu,
  updateIvrMenu,
  deleteIvrMenu,
  getIvrMenuState,
  getIvrMenuTimeline,
  setIvrMenuOverride,
  removeIvrMenuOverride,
];
