/** Weekly opening hours: intervals on the wall of one week that repeats for ever, whatever the clocks do meanwhile. */
import {
  dayMilliseconds,
  dayOfWall,
  minuteMilliseconds,
  parseMinutes,
  weekdayOf,
  type WallMilliseconds,
} from './calendar.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Open for `from` ≤ t < `to`, both `HH:mm`. `to` ≤ `from` ends the next day; `00:00` to `00:00` is the whole day. */
export interface OpeningInterval {
  readonly from: string;
  readonly to: string;
}

/** A day left out is closed, `{}` is never open. Always open is null, where hours are stored. */
export type OpeningHours = Readonly<Partial<Record<Weekday, readonly OpeningInterval[]>>>;

/** `HH:mm` from 00:00 to 23:59. */
export const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** A span of the week in milliseconds after Monday 00:00, as it stands in the hours. Sunday night's ends after the week does. */
interface Span {
  readonly weekday: Weekday;
  readonly place: number;
  readonly begin: number;
  readonly length: number;
}

const weekMilliseconds = 7 * dayMilliseconds;

const spansOf = (hours: OpeningHours): readonly Span[] =>
  weekdays.flatMap((weekday, day) =>
    (hours[weekday] ?? []).map(({ from, to }, place) => {
      const minutes = parseMinutes(to) - parseMinutes(from);
      return {
        weekday,
        place,
        begin: day * dayMilliseconds + parseMinutes(from) * minuteMilliseconds,
        length: minutes * minuteMilliseconds + (minutes > 0 ? 0 : dayMilliseconds),
      };
    }),
  );

/** Where an interval stands in the hours. */
interface IntervalPlace {
  readonly weekday: Weekday;
  readonly place: number;
}

/**
 * Where the first interval stands that overlaps one before it, and where that one does; null when none does. Looks across midnight, and
 * from Sunday night into Monday. Intervals that touch do not overlap.
 */
export function overlapOf(hours: OpeningHours): (IntervalPlace & { readonly other: IntervalPlace }) | null {
  const spans = spansOf(hours);
  for (const [count, span] of spans.entries()) {
    const other = spans.slice(0, count).find((earlier) => overlap(earlier, span));
    if (other !== undefined) return { ...placeOf(span), other: placeOf(other) };
  }
  return null;
}

const placeOf = ({ weekday, place }: Span): IntervalPlace => ({ weekday, place });

const overlap = (one: Span, other: Span): boolean =>
  afterInWeek(one.begin, other.begin) < one.length || afterInWeek(other.begin, one.begin) < other.length;

/** How long after one moment of the week comes the next such as another. */
const afterInWeek = (moment: number, other: number): number => (other - moment + weekMilliseconds) % weekMilliseconds;

/** Opening hours as what they come to: the moments of the week at which open and closed alternate. */
export interface OpeningWeek {
  isOpen(wall: WallMilliseconds): boolean;
  /** The next time on the wall at which that is otherwise; Infinity when it never is. */
  nextTurn(wall: WallMilliseconds): WallMilliseconds;
}

/** @param hours may overlap; where one interval follows another without a break, nothing turns */
export function openingWeekOf(hours: OpeningHours): OpeningWeek {
  const { turns, openAtLast } = turnsOf(hours);
  const turnsBefore = (moment: number): number => {
    let count = 0;
    while (count < turns.length && (turns[count] as number) <= moment) count += 1;
    return count;
  };
  return {
    isOpen: (wall) => (turnsBefore(momentOfWeek(wall)) % 2 === 0) === openAtLast,
    nextTurn(wall) {
      const moment = momentOfWeek(wall);
      const next = turns[turnsBefore(moment)];
      if (next !== undefined) return wall - moment + next;
      return turns[0] === undefined ? Infinity : wall - moment + weekMilliseconds + turns[0];
    },
  };
}

const momentOfWeek = (wall: WallMilliseconds): number => {
  const day = dayOfWall(wall);
  return weekdayOf(day) * dayMilliseconds + (wall - day * dayMilliseconds);
};

/** The turns in order, and whether it is open when the week ends (and so before the first of them). */
function turnsOf(hours: OpeningHours): { readonly turns: readonly number[]; readonly openAtLast: boolean } {
  const merged: { begin: number; end: number }[] = [];
  const parts = spansOf(hours).flatMap(({ begin, length }) => {
    const end = begin + length;
    return end <= weekMilliseconds
      ? [{ begin, end }]
      : [
          { begin, end: weekMilliseconds },
          { begin: 0, end: end - weekMilliseconds },
        ];
  });
  for (const { begin, end } of parts.toSorted((one, other) => one.begin - other.begin)) {
    const last = merged.at(-1);
    if (last !== undefined && begin <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ begin, end });
  }
  const openAtLast = merged.at(-1)?.end === weekMilliseconds;
  const turns = merged.flatMap(({ begin, end }) => [begin, end]).filter((turn) => turn !== weekMilliseconds);
  // Monday 00:00 is a turn when it is one only once: open before and after is no turn, nor is closed before and after.
  if (openAtLast) return { turns: turns[0] === 0 ? turns.slice(1) : [0, ...turns], openAtLast };
  return { turns, openAtLast };
}
