import * as contract from '../../contract/ivr-menus.ts';
import { implement } from '../request.ts';
import { tellState } from '../schedule-targets/tell-state.ts';
import type { TargetsPowers } from '../schedule-targets/powers.ts';

export const getIvrMenuState = implement(contract.getIvrMenuState, (request, powers: TargetsPowers) =>
  tellState(request, powers, request.path.ivrMenuId),
);
