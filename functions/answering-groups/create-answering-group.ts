import * as contract from '../../contract/answering-groups.ts';
import { implement } from '../request.ts';
import { createTarget, unwritten } from '../shared/schedule-targets/create-target.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';
import { answeringGroupReply } from './answering-group-reply.ts';

export const createAnsweringGroup = implement(contract.createAnsweringGroup, async (request, powers: TargetsPowers) => {
  const { body, at, now, newId } = request;
  const group = { id: newId('grp'), ...body, ...unwritten, createdAt: at };
  return answeringGroupReply(await createTarget(request, powers, group), now);
});
