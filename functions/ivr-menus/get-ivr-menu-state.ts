import * as contract from '../../contract/ivr-menus.ts';
import { implement } from '../request.ts';
import { tellState } from '../shared/schedule-targets/tell-state.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';

export const getIvrMenuState = implement(contract.getIvrMenuState, (request, powers: TargetsPowers) =>
  tellState(request, powers, request.path.ivrMenuId),
);
