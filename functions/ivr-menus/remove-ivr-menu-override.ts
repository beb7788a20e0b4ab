import * as contract from '../../contract/ivr-menus.ts';
import { implement } from '../request.ts';
import { removeOverride } from '../shared/schedule-targets/override-target.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';

export const removeIvrMenuOverride = implement(contract.removeIvrMenuOverride, (request, powers: TargetsPowers) =>
  removeOverride(request, powers, request.path.ivrMenuId),
);
