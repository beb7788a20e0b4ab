import * as contract from '../../contract/answering-groups.ts';
import { implement } from '../request.ts';
import { tellTimeline } from '../shared/schedule-targets/tell-state.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';

export const getAnsweringGroupTimeline = implement(
  contract.getAnsweringGroupTimeline,
  (request, powers: TargetsPowers) => tellTimeline(request, powers, request.path.answeringGroupId),
);
