import * as contract from '../../contract/answering-groups.ts';
import { implement } from '../request.ts';
import { deleteTarget } from '../schedule-targets/delete-target.ts';
import type { TargetsPowers } from '../schedule-targets/powers.ts';

export const deleteAnsweringGroup = implement(contract.deleteAnsweringGroup, (request, powers: TargetsPowers) =>
  deleteTarget(request, powers, request.path.answeringGroupId),
);
