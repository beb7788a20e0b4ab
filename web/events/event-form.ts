/** The form of a schedule event: what is typed, what the API takes of it, and what it would mean. */
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import type { Recurrence, TargetState } from '../../domain/schedule.ts';
import { isDate } from '../../domain/local-date.ts';
import { isLocalDateTime } from '../../domain/time-zone.ts';
import type { Request } from '../api/routes.ts';
import { changedFields } from '../design/conflict.ts';
import { dateAfter, readTimeOfDay } from '../design/time.ts';

/** What stands in the form. Days and times apart: they have fields of their own. */
export interface EventForm {
  readonly title: string;
  readonly effect: TargetState;
  /** What callers hear while it is closed. Empty: nothing of the event's own. */
  readonly messageId: string;
  readonly startDay: string;
  readonly startTime: string;
  readonly endDay: string;
  readonly endTime: string;
  readonly recurrence: Recurrence;
  /** Empty: without end. */
  readonly until: string;
  /** Whose clock the times are read from. */
  readonly timeZone: string;
  /** By id, see {@link inOrder}. */
  readonly targets: EventTargets;
  /** Of an event that was made from a holiday. */
  readonly renewYearly: boolean;
}
export type EventField = keyof EventForm;

/** What an event is put on. */
export type EventTargets = ScheduleEventReply['targets'];

/** The order in which they were chosen means nothing: it must not look like a change. */
export const inOrder = (targets: EventTargets): EventTargets =>
  typeof targets === 'string' ? targets : targets.toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** An event for a whole day, tomorrow unless another is meant: what one changes least. */
export function newEventForm(given: {
  today: string;
  timeZone: string;
  targets: EventTargets;
  day?: string | undefined;
}): EventForm {
  const { today, timeZone, targets, day = dateAfter(today, 1) } = given;
  return {
    title: '',
    effect: 'closed',
    messageId: '',
    startDay: day,
    startTime: '00:00',
    endDay: dateAfter(day, 1),
    endTime: '00:00',
    recurrence: 'never',
    until: '',
    timeZone,
    targets: inOrder(targets),
    renewYearly: false,
  };
}

/** An event as the form shows it. */
export const eventForm = (event: ScheduleEventReply): EventForm => ({
  title: event.title,
  effect: event.effect,
  messageId: event.messageId ?? '',
  startDay: event.start.slice(0, 10),
  startTime: event.start.slice(11),
  endDay: event.end.slice(0, 10),
  endTime: event.end.slice(11),
  recurrence: event.recurrence,
  until: event.until ?? '',
  timeZone: event.timeZone,
  targets: inOrder(event.targets),
  renewYearly: event.renewYearly,
});

type NewEvent = NonNullable<Request<'createScheduleEvent'>['body']>;

/** What the API takes. */
export const eventBody = (form: EventForm): NewEvent => ({
  title: form.title,
  targets: form.targets,
  effect: form.effect,
  start: `${form.startDay}T${form.startTime}`,
  end: `${form.endDay}T${form.endTime}`,
  timeZone: form.timeZone,
  recurrence: form.recurrence,
  until: form.recurrence === 'never' || form.until === '' ? null : form.until,
  messageId: messageOf(form),
});

/** The message that is played: nothing is, while the event keeps it open. */
export const messageOf = ({ effect, messageId }: Pick<EventForm, 'effect' | 'messageId'>): string | null =>
  effect === 'open' || messageId === '' ? null : messageId;

type EventChange = NonNullable<Request<'updateScheduleEvent'>['body']>;

/** What the API takes of a change: what stands otherwise than it did. */
export function eventChange(before: EventForm, typed: EventForm): EventChange {
  const bodyOf = (form: EventForm): EventChange => ({ ...eventBody(form), renewYearly: form.renewYearly });
  return changedFields(bodyOf(before), bodyOf(typed));
}

/** The times as they will stand there when their fields are left: what *8* means need not wait for it. */
export const settled = (form: EventForm): EventForm => ({
  ...form,
  startTime: readTimeOfDay(form.startTime) ?? form.startTime,
  endTime: readTimeOfDay(form.endTime) ?? form.endTime,
});

/** Whether days and times are there and in order, so that it means something. */
export function isComplete({ startDay, startTime, endDay, endTime }: EventForm): boolean {
  const [start, end] = [`${startDay}T${startTime}`, `${endDay}T${endTime}`];
  return isLocalDateTime(start) && isLocalDateTime(end) && start < end;
}

const places: Readonly<Record<string, EventField>> = {
  title: 'title',
  effect: 'effect',
  messageId: 'messageId',
  start: 'startDay',
  end: 'endDay',
  recurrence: 'recurrence',
  until: 'until',
  targets: 'targets',
  renewYearly: 'renewYearly',
};

/** The place in the form of a field that the API names, `targets[2].id` among them; null when none. */
export const eventPlace = (field: string): EventField | null => places[field.split('[')[0] ?? field] ?? null;

/**
 * The end that follows a start that was moved: as long after it as before. Whoever moves the first day of Christmas to the
 * second should not have to move the last day too.
 */
export function endAfterMove(before: Pick<EventForm, 'startDay' | 'endDay'>, startDay: string): string {
  if (![before.startDay, before.endDay, startDay].every(isDate)) return before.endDay;
  const days = Math.round((Date.parse(before.endDay) - Date.parse(before.startDay)) / 86_400_000);
  return dateAfter(startDay, days);
}
