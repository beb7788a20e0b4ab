import * as contract from '../../contract/ivr-menus.ts';
import { implement } from '../request.ts';
import { setOverride } from '../shared/schedule-targets/override-target.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';

export const setIvrMenuOverride = implement(contract.setIvrMenuOverride, (request, powers: TargetsPowers) =>
  setOverride(request, powers, request.path.ivrMenuId),
);
