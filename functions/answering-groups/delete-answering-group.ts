import * as contract from '../../contract/answering-groups.ts';
import { implement } from '../request.ts';
import { deleteTarget } from '../shared/schedule-targets/delete-target.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';

export const deleteAnsweringGroup = implement(contract.deleteAnsweringGroup, (request, powers: TargetsPowers) =>
  deleteTarget(request, powers, request.path.answeringGroupId),
);
