import * as contract from '../../contract/ivr-menus.ts';
import { implement } from '../request.ts';
import { tellTimeline } from '../shared/schedule-targets/tell-state.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';

export const getIvrMenuTimeline = implement(contract.getIvrMenuTimeline, (request, powers: TargetsPowers) =>
  tellTimeline(request, powers, request.path.ivrMenuId),
);
