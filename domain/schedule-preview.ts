/** What somebody should know of an event before it is saved: whom it meets, and where the calendar or the clocks make it odd. */
import {
  civilDayOf,
  dayMilliseconds,
  dayOfWall,
  daysInMonth,
  dayText,
  wallText,
  type WallMilliseconds,
} from './calendar.ts';
import { horizonMilliseconds } from './horizon.ts';
import type { ScheduleEventId } from './ids.ts';
import type { EpochMilliseconds, LocalDate } from './local-date.ts';
import { spansFrom, type Course, type Span } from './schedule-course.ts';
import { outranks, type Claim } from './schedule-layers.ts';
import { startOf, type SeriesMoment } from './schedule-series.ts';
import type { TargetScope } from './schedule-target.ts';
import { activeUntil, courseOf, precedenceOf, type ScheduledEvent } from './schedule.ts';
import { toLocal, type Clock } from './time-zone.ts';

/** Another event on a target that the draft is to be put on. An event that shares several targets with it is listed several times. */
export interface Neighbour {
  readonly event: ScheduledEvent;
  readonly targetId: TargetScope;
}

/** The first time at which a draft and another event are in force together. */
export interface Conflict {
  readonly eventId: ScheduleEventId;
  readonly targetId: TargetScope;
  readonly from: EpochMilliseconds;
  /** When the first of the two ends. */
  readonly to: EpochMilliseconds;
  /** Which of them holds meanwhile; `this` is the draft. */
  readonly winner: 'this' | 'other';
  /** Whether a caller would notice who wins: one opens and the other closes, or they have other messages. */
  readonly differs: boolean;
}

/** More would not be read. */
const mostConflicts = 50;

/**
 * Whom a draft meets from an instant on, soonest first, at most 50; with whatever else is known of them.
 * @param draft a new one bears the id that it will get: among equals the larger id wins, so a new event wins over an older
 */
export function conflictsOf<Other extends Neighbour>(
  draft: ScheduledEvent,
  neighbours: readonly Other[],
  from: EpochMilliseconds,
): readonly (Conflict & Omit<Other, 'event'>)[] {
  const meetings = new Map<ScheduledEvent, Meeting | null>();
  return neighbours
    .flatMap(({ event, ...other }) => {
      if (event.id === draft.id) return [];
      const known = meetings.get(event);
      const meeting = known === undefined ? meetingOf(draft, event, from) : known;
      meetings.set(event, meeting);
      return meeting === null ? [] : [{ ...other, eventId: event.id, ...meeting }];
    })
    .toSorted((one, other) => one.from - other.from)
    .slice(0, mostConflicts);
}

type Meeting = Pick<Conflict, 'from' | 'to' | 'winner' | 'differs'>;

function meetingOf(draft: ScheduledEvent, other: ScheduledEvent, from: EpochMilliseconds): Meeting | null {
  const [mine, its] = [courseOf(draft, messageOf), courseOf(other, messageOf)];
  // A meeting is looked for from when both have begun.
  const begin = Math.max(from, beginOf(mine), beginOf(its));
  const met = firstMeeting(spansFrom(mine, begin), spansFrom(its, begin), begin + horizonMilliseconds);
  if (met === null) return null;
  const [one, two] = met;
  return {
    from: Math.max(one.from, two.from, from),
    to: Math.min(one.to, two.to),
    winner: outranks(claimOf(draft, one), claimOf(other, two)) ? 'this' : 'other',
    differs: draft.effect !== other.effect || (draft.effect === 'closed' && one.outcome !== two.outcome),
  };
}

const claimOf = (event: ScheduledEvent, { from }: Span<unknown>): Claim => ({
  precedence: precedenceOf(event),
  began: from,
  id: event.id,
});

const messageOf = <Message>(message: Message): Message => message;

const beginOf = ({ clock, series, moved }: Course<unknown>): EpochMilliseconds =>
  clock.reach(Math.min(series.first.wall, ...moved.map(({ start }) => start)));

/**
 * The first two spans that overlap, one of each. Whichever begins next meets, if any, the one of the other side that lasts longest of
 * those begun so far.
 */
function firstMeeting<Outcome>(
  mine: Iterator<Span<Outcome>, void>,
  its: Iterator<Span<Outcome>, void>,
  before: EpochMilliseconds,
): readonly [Span<Outcome>, Span<Outcome>] | null {
  const sides = [mine, its].map((spans) => ({ spans, next: nextIn(spans), longest: null as Span<Outcome> | null })) as [
    Side<Outcome>,
    Side<Outcome>,
  ];
  const [left, right] = sides;
  for (;;) {
    const [side, other] = beginsFirst(left.next, right.next) ? [left, right] : [right, left];
    const span = side.next;
    if (span === null || span.from >= before) return null;
    const met = other.longest;
    if (met !== null && met.to > span.from && span.to > span.from) return side === left ? [span, met] : [met, span];
    if (side.longest === null || span.to > side.longest.to) side.longest = span;
    side.next = nextIn(side.spans);
  }
}

interface Side<Outcome> {
  readonly spans: Iterator<Span<Outcome>, void>;
  next: Span<Outcome> | null;
  longest: Span<Outcome> | null;
}

const nextIn = <Outcome>(spans: Iterator<Span<Outcome>, void>): Span<Outcome> | null => spans.next().value ?? null;

const beginsFirst = (one: Span<unknown> | null, other: Span<unknown> | null): boolean =>
  other === null || (one !== null && one.from <= other.from);

export const noteCodes = [
  'clock-gap',
  'lost-in-gap',
  'clock-fold',
  'clamped-day',
  'clamped-end',
  'minute-before-midnight',
  'wholly-past',
  'exceptions-dropped',
] as const;

/**
 * What is odd about an occurrence. `clock-gap`: it begins or ends at a time that the clock skips, which then means the end of the gap;
 * `lost-in-gap`: it begins and ends at such times, so that nothing is left of it; `clock-fold`: at one that the clock shows twice, which
 * means the first; `clamped-day`: its month lacks the day, so it is on the month's last; `clamped-end`: the month in which it ends lacks the day,
 * so it ends on the month's last; `minute-before-midnight`: it ends at 23:59, where midnight is usually meant (said of the first such
 * occurrence alone); `wholly-past`: it is over, and all others are too; `exceptions-dropped`: it was skipped or moved, and a change of the event ends that.
 */
export interface Note {
  readonly code: (typeof noteCodes)[number];
  /** The day on which the occurrence starts, or would had it not been moved. */
  readonly date: LocalDate;
}

const notedOccurrences = 20;

/** What is odd about the next 20 occurrences, in their order. */
export function notesOf(event: ScheduledEvent, from: EpochMilliseconds): readonly Note[] {
  const course = courseOf(event, messageOf);
  const dateOf = (index: number): LocalDate => dayText(dayOfWall(startOf(course.series, index))) as LocalDate;
  const end = activeUntil(event);
  if (end !== null && end <= from) return [{ code: 'wholly-past', date: dateOf(0) }];

  const notes: Note[] = [];
  let count = 0;
  for (const span of spansFrom(course, from)) {
    if (count === notedOccurrences) break;
    count += 1;
    for (const code of oddities(course, span)) {
      const isSaid = code === 'minute-before-midnight' && notes.some((note) => note.code === code);
      if (!isSaid) notes.push({ code, date: dateOf(span.index) });
    }
  }
  return notes;
}

/** The exceptions that an event no longer has after a change, of those that are not over on their day. */
export function droppedExceptions(
  before: ScheduledEvent,
  after: ScheduledEvent,
  now: EpochMilliseconds,
): readonly Note[] {
  const today = toLocal(now, before.timeZone).slice(0, 10);
  return Object.entries(before.exceptions)
    .filter(([date]) => !(date in after.exceptions))
    .filter(([date, exception]) => ('skip' in exception ? date : exception.end) >= today)
    .map(([date]) => ({ code: 'exceptions-dropped', date: date as LocalDate }));
}

function oddities(course: Course<unknown>, { index, start, end, from, to }: Span<unknown>): readonly Note['code'][] {
  const { clock, series, exceptions } = course;
  if (end <= start) return [];
  if (to <= from) return ['lost-in-gap'];
  const found: Note['code'][] = [];
  if ([start, end].some((wall) => isSkipped(clock, wall))) found.push('clock-gap');
  if ([start, end].some((wall) => isDoubled(clock, wall))) found.push('clock-fold');
  if (series.step?.unit === 'month' && !exceptions.has(index)) {
    const { first, firstEnd } = series;
    if (isClamped(start, first)) found.push('clamped-day');
    // On one day, what is said of the start is enough.
    if (isClamped(end, firstEnd) && dayOfWall(first.wall) !== dayOfWall(firstEnd.wall)) found.push('clamped-end');
  }
  if (wallText(end).endsWith('T23:59')) found.push('minute-before-midnight');
  return found;
}

/** Whether it is on the last day of a month that lacks the day of the first. */
function isClamped(wall: WallMilliseconds, { civil }: SeriesMoment): boolean {
  const { year, month, day } = civilDayOf(dayOfWall(wall));
  return day < civil.day && day === daysInMonth(year, month);
}

const isSkipped = (clock: Clock, wall: WallMilliseconds): boolean => clock.show(clock.reach(wall)) !== wall;

/** Whether the clock, by the offset of a day later, shows that time once more. */
function isDoubled(clock: Clock, wall: WallMilliseconds): boolean {
  const first = clock.reach(wall);
  const dayLater = first + dayMilliseconds;
  const again = wall - (clock.show(dayLater) - dayLater);
  return again > first && clock.show(again) === wall;
}
