import { getTarget } from '../../adapters/table/schedule-targets.ts';
import * as contract from '../../contract/answering-groups.ts';
import { implement } from '../request.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';
import { answeringGroupReply } from './answering-group-reply.ts';

export const getAnsweringGroup = implement(
  contract.getAnsweringGroup,
  async ({ organizationId, path, now }, { table }: TargetsPowers) =>
    answeringGroupReply(await getTarget(table, organizationId, path.answeringGroupId), now),
);
