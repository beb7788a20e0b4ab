import * as contract from '../../contract/answering-groups.ts';
import { implement } from '../request.ts';
import { removeOverride } from '../shared/schedule-targets/override-target.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';

export const removeAnsweringGroupOverride = implement(
  contract.removeAnsweringGroupOverride,
  (request, powers: TargetsPowers) => removeOverride(request, powers, request.path.answeringGroupId),
);
