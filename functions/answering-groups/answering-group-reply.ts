/** An answering group as replies tell it. */
import type { AnsweringGroupReply } from '../../contract/answering-groups.ts';
import { warningsOf, type AnsweringGroup } from '../../domain/answering-group.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { commonReply } from '../shared/schedule-targets/common-reply.ts';

export const answeringGroupReply = (group: AnsweringGroup, now: EpochMilliseconds): AnsweringGroupReply => ({
  ...commonReply(group, now),
  id: group.id,
  strategy: group.strategy,
  agents: [...group.agents],
  warnings: [...warningsOf(group)],
});
