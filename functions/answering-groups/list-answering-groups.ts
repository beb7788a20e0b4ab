import * as contract from '../../contract/answering-groups.ts';
import { implement } from '../request.ts';
import { listByName } from '../shared/schedule-targets/list-by-name.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';
import { answeringGroupReply } from './answering-group-reply.ts';

export const listAnsweringGroups = implement(contract.listAnsweringGroups, async (request, powers: TargetsPowers) => {
  const { targets, nextCursor } = await listByName(request, powers, 'answering-group');
  return { items: targets.map((target) => answeringGroupReply(target, request.now)), nextCursor };
});
