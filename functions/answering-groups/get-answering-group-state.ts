import * as contract from '../../contract/answering-groups.ts';
import { implement } from '../request.ts';
import { tellState } from '../shared/schedule-targets/tell-state.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';

export const getAnsweringGroupState = implement(contract.getAnsweringGroupState, (request, powers: TargetsPowers) =>
  tellState(request, powers, request.path.answeringGroupId),
);
