/** What deleting a schedule event means. */
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { occurrences } from '../../domain/schedule.ts';
import { scheduledEvent } from '../data/schedule-of.ts';

/** Whether callers notice at once when it is gone. */
export const isInForce = (event: ScheduleEventReply, now: EpochMilliseconds): boolean =>
  occurrences(scheduledEvent(event), now, now + 1).next().done !== true;

/** Of one that was made from a holiday nobody can say so again: it would come without its holiday, and never next year. */
export const canBeMadeAgain = ({ holiday }: ScheduleEventReply): boolean => holiday === null;

/** Many times at once, what holds now, what cannot be taken back: deleted only by who was asked. */
export const asksFirst = (event: ScheduleEventReply, now: EpochMilliseconds): boolean =>
  event.recurrence !== 'never' || isInForce(event, now) || !canBeMadeAgain(event);
