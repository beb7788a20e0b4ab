import * as contract from '../../contract/ivr-menus.ts';
import { implement } from '../request.ts';
import { deleteTarget } from '../shared/schedule-targets/delete-target.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';

export const deleteIvrMenu = implement(contract.deleteIvrMenu, (request, powers: TargetsPowers) =>
  deleteTarget(request, powers, request.path.ivrMenuId),
);
