/** The operations of the service `answering-groups`, as its function serves them. */
import { createAnsweringGroup } from './create-answering-group.ts';
import { deleteAnsweringGroup } from './delete-answering-group.ts';
import { getAnsweringGroup } from './get-answering-group.ts';
import { getAnsweringGroupState } from './get-answering-group-state.ts';
import { getAnsweringGroupTimeline } from './get-answering-group-timeline.ts';
import { listAnsweringGroups } from './list-answering-groups.ts';
import { removeAnsweringGroupOverride } from './remove-answering-group-override.ts';
import { setAnsweringGroupOverride } from './set-answering-group-override.ts';
import { updateAnsweringGroup } from './update-answering-group.ts';

export const operations = [
  listAnsweringGroups,
  createAnsweringGroup,
  getAnsweringGroup,
  updateAnsweringGroup,
  deleteAnsweringGroup,
  getAnsweringGroupState,
  getAnsweringGroupTimeline,
  setAnsweringGroupOverride,
  removeAnsweringGroupOverride,
];
