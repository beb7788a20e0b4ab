/** A schedule event as replies tell it. */
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import type { ScheduleEvent } from '../../domain/schedule-event.ts';
import type { OccurrenceException } from '../../domain/schedule.ts';

export function eventReply(event: ScheduleEvent): ScheduleEventReply {
  const { renewedAs: _renewedAs, revision: _revision, leftover: _leftover, ...shown } = event;
  const { hasUniquenessItem: _unique, targets, exceptions, ...told } = shown;
  return {
    ...told,
    targets: typeof targets === 'string' ? targets : targets.map(({ kind, id }) => ({ kind, id })),
    exceptions: Object.entries(exceptions).map(([date, exception]) => exceptionReply(date, exception)),
  };
}

const exceptionReply = (date: string, exception: OccurrenceException): ScheduleEventReply['exceptions'][number] =>
  'skip' in exception
    ? { date, skip: true, start: null, end: null, messageId: null }
    : { date, skip: false, start: exception.start, end: exception.end, messageId: exception.messageId };
