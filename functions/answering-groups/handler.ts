/** Answering groups: list and search, create, get, change and delete; when they are open, and opening or closing them for now. */
import { openTable } from '../../adapters/table/client.ts';
import { authoritySettings, openAuthority } from '../authority-powers.ts';
import { service } from '../handle.ts';
import { readSettings } from '../settings.ts';
import { createAnsweringGroup } from './create-answering-group.ts';
import { deleteAnsweringGroup } from './delete-answering-group.ts';
import { getAnsweringGroup } from './get-answering-group.ts';
import { getAnsweringGroupState } from './get-answering-group-state.ts';
import { getAnsweringGroupTimeline } from './get-answering-group-timeline.ts';
import { listAnsweringGroups } from './list-answering-groups.ts';
import { removeAnsweringGroupOverride } from './remove-answering-group-override.ts';
import { setAnsweringGroupOverride } from './set-answering-group-override.ts';
import { updateAnsweringGroup } from './update-answering-group.ts';

const settings = readSettings(...authoritySettings);
const table = openTable(settings.TABLE_NAME);

export const handler = service({ table, authority: openAuthority(table, settings) }, [
  listAnsweringGroups,
  createAnsweringGroup,
  getAnsweringGroup,
  updateAnsweringGroup,
  deleteAnsweringGroup,
  getAnsweringGroupState,
  getAnsweringGroupTimeline,
  setAnsweringGroupOverride,
  removeAnsweringGroupOverride,
]);
