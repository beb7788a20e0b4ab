import * as contract from '../../contract/answering-groups.ts';
import { changeTarget as changed } from '../../domain/schedule-target.ts';
import { implement } from '../request.ts';
import { changeTarget } from '../shared/schedule-targets/change-target.ts';
import { given } from '../given.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';
import { answeringGroupReply } from './answering-group-reply.ts';

export const updateAnsweringGroup = implement(contract.updateAnsweringGroup, async (request, powers: TargetsPowers) => {
  const { path, body, now } = request;
  const saved = await changeTarget(request, powers, path.answeringGroupId, {
    alsoRead: async () => null,
    decide: (group) => ({ after: changed(group, given(body)), wrong: [] }),
  });
  return answeringGroupReply(saved, now);
});
