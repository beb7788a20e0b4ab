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

/** The due kinds whose moments a command may move: a journal entry names the one that it wakes, and `arm-bell` looks at it. */
export const wokenKinds = ['target', 'user'] as const satisfies readonly DueKind[];
export type WokenKind = (typeof wokenKinds)[number];
