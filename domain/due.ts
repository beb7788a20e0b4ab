/** What time makes due. */
import type { AnsweringGroupId, IvrMenuId, ScheduleEventId, UserId } from './ids.ts';

/**
 * The due kinds, each with the ids of its things. A new kind is a line here and its settler, see
 * `functions/shared/settle/settlers.ts`.
 */
export interface DueIds {
  target: AnsweringGroupId | IvrMenuId;
  user: UserId;
  'schedule-event': ScheduleEventId;
}
export type DueKind = keyof DueIds;
