/** A schedule event as it is stored, and what may be stored. */
import { dayOfWall, minuteMilliseconds, parseDay, parseWall } from './calendar.ts';
import { DomainError, type FieldError } from './domain-error.ts';
import type { AnsweringGroupId, IvrMenuId, ScheduleEventId, VoiceMessageId } from './ids.ts';
import { isDate, type EpochMilliseconds, type LocalDate } from './local-date.ts';
import { indexOn } from './schedule-series.ts';
import { allOf, targetKindOf, type Pointer, type TargetScope } from './schedule-target.ts';
import { activeUntil, seriesOf, type OccurrenceException, type Recurrence, type ScheduledEvent } from './schedule.ts';

/** What an event is put on: some targets, each once, or all of a kind, those that are made later too. */
export type EventTarget =
  | { readonly kind: 'answering-group'; readonly id: AnsweringGroupId }
  | { readonly kind: 'ivr-menu'; readonly id: IvrMenuId };
export type EventTargets = readonly EventTarget[] | 'all-answering-groups' | 'all-ivr-menus';

export interface ScheduleEvent extends ScheduledEvent {
  readonly title: string;
  readonly targets: EventTargets;
  /** The holiday that it was made from. */
  readonly holiday: { readonly code: string; readonly year: number } | null;
  /** Whether next year's is made by itself. */
  readonly renewYearly: boolean;
  /** Next year's, once it is made. */
  readonly renewedAs: ScheduleEventId | null;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Counts what administrators change; `ETag` and `If-Match`. */
  readonly version: number;
  /** Counts every write, the system's too: what a write must still find. */
  readonly revision: number;
  /** Until when links were read before a change of the end, while such may still be there; null: none are. */
  readonly leftover: EpochMilliseconds | 'endless' | null;
  /** Of one that was made from a holiday: whether a uniqueness item reserves the holiday on its targets. Those stored before December 2026 have none until they move. */
  readonly hasUniquenessItem: boolean;
}

/** A holiday of a year on some targets: there is one event of it, whoever makes it. */
export interface HolidayPlace {
  readonly code: string;
  readonly year: number;
  readonly targets: EventTargets;
}

/** Where the event of a holiday is; null for one that was not made from a holiday. */
export const holidayPlaceOf = ({ holiday, targets }: Pick<ScheduleEvent, 'holiday' | 'targets'>): HolidayPlace | null =>
  holiday && { ...holiday, targets };

/** Names a set of targets: the same name for the same targets in any order. */
export const targetSetName = (targets: EventTargets): string => scopesOf(targets).toSorted().join();

/** Whether two are one place; null is none. */
export const isSamePlace = (one: HolidayPlace | null, other: HolidayPlace | null): boolean =>
  one !== null &&
  other !== null &&
  one.code === other.code &&
  one.year === other.year &&
  targetSetName(one.targets) === targetSetName(other.targets);

/** What somebody says of a new event. */
export type ScheduleEventFields = Pick<
  ScheduleEvent,
  'title' | 'targets' | 'start' | 'end' | 'timeZone' | 'recurrence' | 'until' | 'effect' | 'messageId'
>;

/** A new event. One that is made from a holiday says so. */
export const newScheduleEvent = (
  { title, targets, start, end, timeZone, recurrence, until, effect, messageId }: ScheduleEventFields,
  {
    id,
    at,
    ...origin
  }: {
    readonly id: ScheduleEventId;
    readonly at: string;
    readonly holiday?: ScheduleEvent['holiday'];
    readonly renewYearly?: boolean;
  },
): ScheduleEvent => ({
  id,
  title,
  targets,
  start,
  end,
  timeZone,
  recurrence,
  until,
  effect,
  messageId,
  exceptions: {},
  holiday: origin.holiday ?? null,
  renewYearly: origin.renewYearly ?? false,
  renewedAs: null,
  createdAt: at,
  version: 1,
  revision: 1,
  leftover: null,
  hasUniquenessItem: false,
});

/** Different voice messages of one event: each may take a write of its transaction. */
const mostMessages = 20;

/** The voice messages that an event plays: its own, and those of single occurrences. All are named by the field `messageId` of a request. */
export const eventMessages = ({
  messageId,
  exceptions,
}: Pick<ScheduledEvent, 'messageId' | 'exceptions'>): readonly Pointer<VoiceMessageId>[] =>
  [messageId, ...Object.values(exceptions).map((exception) => ('skip' in exception ? null : exception.messageId))]
    .filter((id) => id !== null)
    .map((id) => ({ field: 'messageId', id }));

/** @throws DomainError `invalid-request` when an event plays too many different voice messages */
export function checkMessages(event: ScheduledEvent): void {
  const different = new Set(eventMessages(event).map(({ id }) => id));
  if (different.size <= mostMessages) return;
  throw new DomainError('invalid-request', {
    errors: [{ field: 'messageId', code: 'too-many', values: { most: mostMessages } }],
  });
}

/** How long an occurrence may last on the wall, so that it is over when the next begins; in hours. One that never repeats: any time. */
const longestHours = {
  never: Infinity,
  daily: 24,
  weekly: 7 * 24,
  monthly: 28 * 24,
  yearly: 365 * 24,
} as const satisfies Record<Recurrence, number>;

const hourMilliseconds = 60 * minuteMilliseconds;
const shown = (hours: number): string => (hours > 24 ? `${hours / 24} d` : `${hours} h`);

/**
 * Whether an event may be so.
 * @throws DomainError `invalid-request`, with every field that is wrong
 */
export function checkEvent(event: ScheduledEvent): void {
  const errors = [...timesErrors('', event, event.recurrence), ...untilErrors(event)];
  // Which dates have an occurrence is a question only to times that make sense.
  if (errors.length === 0) {
    for (const [date, exception] of Object.entries(event.exceptions)) {
      errors.push(...exceptionErrors(event, date, exception, `exceptions.${date}`));
    }
  }
  if (errors.length > 0) throw new DomainError('invalid-request', { errors });
}

/**
 * Whether an occurrence of an event may be skipped or moved so: anywhere, past `until` too, which says where the series ends and not
 * what somebody moves by hand. Its fields are named as if it stood alone: `date`, `start`, `end`.
 * @throws DomainError `invalid-request`, with every field that is wrong
 */
export function checkException(event: ScheduledEvent, date: LocalDate, exception: OccurrenceException): void {
  const errors = exceptionErrors(event, date, exception, '');
  if (errors.length > 0) throw new DomainError('invalid-request', { errors });
}

/** Whether an occurrence of the series starts on a date, moved or skipped or not. */
const occursOn = (event: ScheduledEvent, date: LocalDate): boolean => indexOn(seriesOf(event), parseDay(date)) !== null;

/**
 * The event without the exceptions that, since it was changed, no longer fit: no occurrence starts on their date, or they would last
 * longer than one may.
 */
export function withFittingExceptions<Event extends ScheduledEvent>(event: Event): Event {
  const exceptions = Object.entries(event.exceptions).filter(
    ([date, exception]) => exceptionErrors(event, date, exception, '').length === 0,
  );
  return { ...event, exceptions: Object.fromEntries(exceptions) };
}

function timesErrors(
  path: string,
  { start, end }: Pick<ScheduledEvent, 'start' | 'end'>,
  recurrence: Recurrence,
): readonly FieldError[] {
  const length = parseWall(end) - parseWall(start);
  const longest = longestHours[recurrence];
  const field = path === '' ? 'end' : `${path}.end`;
  if (length <= 0) return [{ field, code: 'before-start' }];
  if (length <= longest * hourMilliseconds) return [];
  return [{ field, code: 'longer-than-period', values: { longest: shown(longest) } }];
}

function untilErrors({ start, recurrence, until }: ScheduledEvent): readonly FieldError[] {
  if (until === null) return [];
  if (recurrence === 'never') return [{ field: 'until', code: 'needs-recurrence' }];
  return parseDay(until) < dayOfWall(parseWall(start)) ? [{ field: 'until', code: 'until-before-start' }] : [];
}

function exceptionErrors(
  event: ScheduledEvent,
  date: string,
  exception: OccurrenceException,
  path: string,
): readonly FieldError[] {
  if (!isDate(date) || !occursOn(event, date))
    return [{ field: path === '' ? 'date' : path, code: 'not-an-occurrence' }];
  return 'skip' in exception ? [] : timesErrors(path, exception, event.recurrence);
}

/** Whether nothing of the event is in force at a moment, or later. */
export function isOver(event: ScheduledEvent, now: EpochMilliseconds): boolean {
  const until = activeUntil(event);
  return until !== null && until <= now;
}

/**
 * Until when an event may play its voice messages; null: without end. One that renews itself plays them again next year: until that one is
 * made, its messages must be there.
 */
export const playsUntil = (event: ScheduleEvent): EpochMilliseconds | null =>
  event.renewYearly && event.renewedAs === null ? null : activeUntil(event);

/** What an event is put on, as its links lie. */
export const scopesOf = (targets: EventTargets): readonly TargetScope[] =>
  typeof targets === 'string' ? [targets] : targets.map(({ id }) => id);

/** Whether an event is put on a target, by itself or with all of its kind. */
export const concerns = (
  targets: readonly Pick<EventTarget, 'id'>[] | Extract<EventTargets, string>,
  id: AnsweringGroupId | IvrMenuId,
): boolean =>
  typeof targets === 'string' ? targets === allOf[targetKindOf(id)] : targets.some((target) => target.id === id);
