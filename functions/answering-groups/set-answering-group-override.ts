import * as contract from '../../contract/answering-groups.ts';
import { implement } from '../request.ts';
import { setOverride } from '../shared/schedule-targets/override-target.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';

export const setAnsweringGroupOverride = implement(
  contract.setAnsweringGroupOverride,
  (request, powers: TargetsPowers) => setOverride(request, powers, request.path.answeringGroupId),
);
