/**
 * When a target (an answering group, an IVR menu) is open and what its callers hear. State is a function of time: whoever asks gets
 * the same answer for an instant, whether or not anything ran at it. The rules:
 *
 * 1. Starts and ends are times on the wall of the event's zone; an offset would be wrong after the next change of clocks.
 * 2. An occurrence is in force for start ≤ t < end: closed until the 27th at 08:00 means open *at* 08:00.
 * 3. It repeats on the wall too: a closed weekend ends Monday 08:00, whether it had 47, 48 or 49 hours; what is closed from the 25th
 *    until the 5th of each month ends on the 5th, however long the month was (`schedule-series.ts`).
 * 4. A skipped time is the end of the gap, a doubled one the first (`time-zone.ts`); what lies in the gap altogether is empty.
 * 5. An override wins, then an event that does not repeat, then one that does; among equals what began last, then the larger
 *    id (`schedule-layers.ts`). Under all lie the opening hours.
 * 6. The answer says why, and until when.
 */
import { dayMilliseconds, dayOfWall, dayText, parseDay, parseWall, wallText } from './calendar.ts';
import { horizonMilliseconds } from './horizon.ts';
import type { ScheduleEventId, VoiceMessageId } from './ids.ts';
import type { EpochMilliseconds, LocalDate } from './local-date.ts';
import { openingWeekOf, type OpeningHours } from './opening-hours.ts';
import { endOfCourse, readCourse, spansFrom, type Course, type Exception } from './schedule-course.ts';
import { readBetween, readHours, sweep, type Layer } from './schedule-layers.ts';
import { indexOn, momentOf, startOf, type Series, type Step } from './schedule-series.ts';
import { clockOf, type LocalDateTime } from './time-zone.ts';

export const targetStates = ['open', 'closed'] as const;
export type TargetState = (typeof targetStates)[number];

export const recurrences = ['never', 'daily', 'weekly', 'monthly', 'yearly'] as const;
export type Recurrence = (typeof recurrences)[number];

/** What one occurrence does instead: nothing, or its own time. Its message is its own, or null: the event's. */
export type OccurrenceException =
  | { readonly skip: true }
  | { readonly start: LocalDateTime; readonly end: LocalDateTime; readonly messageId: VoiceMessageId | null };

/** What evaluating needs to know of a schedule event. */
export interface ScheduledEvent {
  readonly id: ScheduleEventId;
  /** The first occurrence, on the wall of the zone. */
  readonly start: LocalDateTime;
  readonly end: LocalDateTime;
  readonly timeZone: string;
  readonly recurrence: Recurrence;
  /** The last date on which an occurrence may start; null: without end. */
  readonly until: LocalDate | null;
  readonly effect: TargetState;
  /** What callers hear while it closes; null: the target's message for closed hours. */
  readonly messageId: VoiceMessageId | null;
  /** By the date on which the occurrence would start. A date on which none does has no effect. */
  readonly exceptions: Readonly<Record<LocalDate, OccurrenceException>>;
}

/** Open or closed for a time, whatever else is planned. */
export interface Override {
  readonly state: TargetState;
  /** When it was set. */
  readonly since: EpochMilliseconds;
  readonly until: EpochMilliseconds;
}

export interface Schedule {
  /** The zone of the opening hours. */
  readonly timeZone: string;
  /** Null: always open. */
  readonly openingHours: OpeningHours | null;
  /** What callers hear when nothing else says what; null: no message. */
  readonly closedMessageId: VoiceMessageId | null;
  /** In force for since ≤ t < until. */
  readonly override: Override | null;
  readonly events: readonly ScheduledEvent[];
}

/** Which rule decides; `id` is the event's, null for the other kinds. */
export interface Because {
  readonly kind: 'override' | 'event' | 'opening-hours' | 'always-open';
  readonly id: ScheduleEventId | null;
}

interface Outcome {
  readonly state: TargetState;
  /** Null while open, and where there is no message. */
  readonly messageId: VoiceMessageId | null;
  readonly because: Because;
}

export interface StateAnswer extends Outcome {
  /** The next instant at which state or message is another; null: none within 400 days. */
  readonly nextChangeAt: EpochMilliseconds | null;
}

export interface TimelineItem extends Outcome {
  readonly at: EpochMilliseconds;
}

/** The state of a target at an instant, why, and until when. */
export function stateAt(schedule: Schedule, instant: EpochMilliseconds): StateAnswer {
  let now: Outcome | null = null;
  for (const { at, outcome } of sweep(layersOf(schedule), instant)) {
    if (at - instant > horizonMilliseconds) break;
    if (now === null) now = outcome;
    else if (outcome.state !== now.state || outcome.messageId !== now.messageId) return { ...now, nextChangeAt: at };
  }
  return { ...(now ?? alwaysOpen), nextChangeAt: null };
}

/** What holds at `from`, and each change of state, message or reason from then on and before `to`; no more than `mostItems` of them. */
export function timeline(
  schedule: Schedule,
  from: EpochMilliseconds,
  to: EpochMilliseconds,
  mostItems = Infinity,
): readonly TimelineItem[] {
  const items: TimelineItem[] = [];
  let last: Outcome | null = null;
  for (const { at, outcome } of sweep(layersOf(schedule), from)) {
    if ((at >= to && last !== null) || items.length >= mostItems) break;
    if (last === null || !isSame(outcome, last)) items.push({ at, ...outcome });
    last = outcome;
  }
  return items;
}

const isSame = (one: Outcome, other: Outcome): boolean =>
  one.state === other.state &&
  one.messageId === other.messageId &&
  one.because.kind === other.because.kind &&
  one.because.id === other.because.id;

const alwaysOpen: Outcome = { state: 'open', messageId: null, because: { kind: 'always-open', id: null } };

const overridePrecedence = 3;
const hoursPrecedence = 0;

/** An event that does not repeat was meant for that day; one that does, for any. */
export const precedenceOf = ({ recurrence }: Pick<ScheduledEvent, 'recurrence'>): number =>
  recurrence === 'never' ? 2 : 1;

function layersOf(schedule: Schedule): readonly Layer<Outcome>[] {
  const { openingHours, timeZone, override, events, closedMessageId } = schedule;
  const hours =
    openingHours === null
      ? readBetween(-Infinity, Infinity, alwaysOpen)
      : readHours(
          openingWeekOf(openingHours),
          clockOf(timeZone),
          outcomeOf('open', null, 'opening-hours', null),
          outcomeOf('closed', closedMessageId, 'opening-hours', null),
        );
  const layers: Layer<Outcome>[] = [{ precedence: hoursPrecedence, id: '', read: hours }];
  for (const event of events) {
    const { id, effect } = event;
    const course = courseOf(event, (messageId) => outcomeOf(effect, messageId ?? closedMessageId, 'event', id));
    layers.push({
      precedence: precedenceOf(event),
      id,
      read: (instant) => readCourse(course, instant),
    });
  }
  if (override !== null) {
    const outcome = outcomeOf(override.state, closedMessageId, 'override', null);
    const read = readBetween(override.since, override.until, outcome);
    layers.push({ precedence: overridePrecedence, id: '', read });
  }
  return layers;
}

const outcomeOf = (
  state: TargetState,
  messageId: VoiceMessageId | null,
  kind: Because['kind'],
  id: ScheduleEventId | null,
): Outcome => ({ state, messageId: state === 'open' ? null : messageId, because: { kind, id } });

const steps = {
  never: null,
  daily: { unit: 'day', count: 1 },
  weekly: { unit: 'day', count: 7 },
  monthly: { unit: 'month', count: 1 },
  yearly: { unit: 'month', count: 12 },
} as const satisfies Record<Recurrence, Step>;

/** After the last day that {@link LocalDate} knows: there, what has no end ends. */
const endOfCalendar = parseWall('2200-01-01T00:00');

/** The series of an event, without its exceptions. */
export function seriesOf({ start, end, recurrence, until }: ScheduledEvent): Series {
  return {
    first: momentOf(start),
    firstEnd: momentOf(end),
    step: steps[recurrence],
    startsBefore: until === null ? endOfCalendar : (parseDay(until) + 1) * dayMilliseconds,
  };
}

/** @param outcomeWith what the event wants while an occurrence with that message is in force */
export function courseOf<Wanted>(
  event: ScheduledEvent,
  outcomeWith: (messageId: VoiceMessageId | null) => Wanted,
): Course<Wanted> {
  const series = seriesOf(event);
  const exceptions = new Map<number, Exception<Wanted>>();
  for (const date in event.exceptions) {
    const exception = event.exceptions[date as LocalDate] as OccurrenceException;
    const index = indexOn(series, parseDay(date));
    if (index === null) continue;
    if ('skip' in exception) {
      const start = startOf(series, index);
      exceptions.set(index, { index, start, end: start, outcome: outcomeWith(null) });
    } else {
      const { start, end, messageId } = exception;
      const outcome = outcomeWith(messageId ?? event.messageId);
      exceptions.set(index, { index, start: parseWall(start), end: parseWall(end), outcome });
    }
  }
  const moved = [...exceptions.values()].filter(({ start, end }) => start < end);
  return { clock: clockOf(event.timeZone), series, outcome: outcomeWith(event.messageId), exceptions, moved };
}

/** One time at which an event is in force. */
export interface Occurrence {
  /** Which of the series it is, by the date on which it would start had nobody moved it. */
  readonly date: LocalDate;
  readonly start: LocalDateTime;
  readonly end: LocalDateTime;
  readonly from: EpochMilliseconds;
  readonly to: EpochMilliseconds;
  readonly messageId: VoiceMessageId | null;
}

/**
 * The occurrences that are in force at some moment of `from` ≤ t < `to`, in the order of their beginnings. Skipped ones are none, nor are
 * such as lie wholly in the gap of spring. Made as they are asked for: `to` may be Infinity.
 */
export function* occurrences(
  event: ScheduledEvent,
  from: EpochMilliseconds,
  to: EpochMilliseconds,
): Generator<Occurrence, void, undefined> {
  const course = courseOf(event, (messageId) => messageId);
  for (const span of spansFrom(course, from)) {
    if (span.from >= to) return;
    if (span.to <= span.from) continue;
    yield {
      date: dayText(dayOfWall(startOf(course.series, span.index))) as LocalDate,
      start: wallText(span.start) as LocalDateTime,
      end: wallText(span.end) as LocalDateTime,
      from: span.from,
      to: span.to,
      messageId: span.outcome,
    };
  }
}

/** After this instant nothing of the event is ever in force; null: it has no end. */
export const activeUntil = (event: ScheduledEvent): EpochMilliseconds | null =>
  event.recurrence !== 'never' && event.until === null ? null : endOfCourse(courseOf(event, () => null));
