/** What the API tells of a group or menu and its events, as the rules take it. */
import type { AnsweringGroupReply } from '../../contract/answering-groups.ts';
import type { IvrMenuReply } from '../../contract/ivr-menus.ts';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { isId } from '../../domain/ids.ts';
import { concerns } from '../../domain/schedule-event.ts';
import { targetKindOf, type TargetKind } from '../../domain/schedule-target.ts';
import type { OccurrenceException, Override, Schedule, ScheduledEvent } from '../../domain/schedule.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';
import { beginningOfMinute } from '../design/time.ts';

/** A group or a menu. */
export type TargetReply = AnsweringGroupReply | IvrMenuReply;

/** The id of a group or a menu; null when the text is none. Says nothing about whether there is such a one. */
export const asTargetId = (text: string): TargetReply['id'] | null =>
  isId('grp', text) || isId('mnu', text) ? text : null;

/** Ids bear their kind. */
export const kindOf = ({ id }: Pick<TargetReply, 'id'>): TargetKind => targetKindOf(id);

/** The schedule of a target among the events of the organisation, whose time zone its hours are told in. */
export const scheduleOf = (target: TargetReply, events: readonly ScheduleEventReply[], timeZone: string): Schedule => ({
  timeZone,
  openingHours: target.openingHours,
  closedMessageId: target.closedMessageId,
  override: target.override && overrideOf(target.override),
  events: events.filter(({ targets }) => concerns(targets, target.id)).map(scheduledEvent),
});

/** From the beginning of its minute: states are shown minute by minute, and what was done in this one must show in it. */
const overrideOf = ({ state, since, until }: NonNullable<TargetReply['override']>): Override => ({
  state,
  since: beginningOfMinute(Date.parse(since)),
  until: Date.parse(until),
});

/** An event as the rules take it. */
export const scheduledEvent = (event: ScheduleEventReply): ScheduledEvent => ({
  id: event.id,
  start: event.start as LocalDateTime,
  end: event.end as LocalDateTime,
  timeZone: event.timeZone,
  recurrence: event.recurrence,
  until: event.until as ScheduledEvent['until'],
  effect: event.effect,
  messageId: event.messageId,
  exceptions: Object.fromEntries(event.exceptions.map((each) => [each.date, exceptionOf(each)])),
});

/** What one occurrence does instead, as the rules take it and as the API is told. */
export const exceptionOf = ({ start, end, messageId }: ScheduleEventReply['exceptions'][number]): OccurrenceException =>
  start === null || end === null
    ? { skip: true }
    : { start: start as LocalDateTime, end: end as LocalDateTime, messageId };
