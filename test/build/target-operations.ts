/** The operations of answering groups and IVR menus, for the house. */
import { createAnsweringGroup } from '../../functions/answering-groups/create-answering-group.ts';
import { deleteAnsweringGroup } from '../../functions/answering-groups/delete-answering-group.ts';
import { getAnsweringGroup } from '../../functions/answering-groups/get-answering-group.ts';
import { getAnsweringGroupState } from '../../functions/answering-groups/get-answering-group-state.ts';
import { getAnsweringGroupTimeline } from '../../functions/answering-groups/get-answering-group-timeline.ts';
import { listAnsweringGroups } from '../../functions/answering-groups/list-answering-groups.ts';
import { removeAnsweringGroupOverride } from '../../functions/answering-groups/remove-answering-group-override.ts';
import { setAnsweringGroupOverride } from '../../functions/answering-groups/set-answering-group-override.ts';
import { updateAnsweringGroup } from '../../functions/answering-groups/update-answering-group.ts';
import { createIvrMenu } from '../../functions/ivr-menus/create-ivr-menu.ts';
import { deleteIvrMenu } from '../../functions/ivr-menus/delete-ivr-menu.ts';
import { getIvrMenu } from '../../functions/ivr-menus/get-ivr-menu.ts';
import { getIvrMenuState } from '../../functions/ivr-menus/get-ivr-menu-state.ts';
import { getIvrMenuTimeline } from '../../functions/ivr-menus/get-ivr-menu-timeline.ts';
import { listIvrMenus } from '../../functions/ivr-menus/list-ivr-menus.ts';
import { removeIvrMenuOverride } from '../../functions/ivr-menus/remove-ivr-menu-override.ts';
import { setIvrMenuOverride } from '../../functions/ivr-menus/set-ivr-menu-override.ts';
import { updateIvrMenu } from '../../functions/ivr-menus/update-ivr-menu.ts';

export const targetOperations = [
  listAnsweringGroups,
  createAnsweringGroup,
  getAnsweringGroup,
  updateAnsweringGroup,
  deleteAnsweringGroup,
  getAnsweringGroupState,
  getAnsweringGroupTimeline,
  setAnsweringGroupOverride,
  removeAnsweringGroupOverride,
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
