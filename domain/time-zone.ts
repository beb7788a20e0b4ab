/**
 * Wall clocks of IANA time zones. `Intl` is asked once per zone and year or so where the clock changes; from then on everything is
 * integer arithmetic. (A Temporal polyfill would be a tenth of what a function carries, and is a hundred times slower; tests hold
 * this to it.)
 */
import { dayMilliseconds, dayNumberOf, parseWall, wallText, type WallMilliseconds } from './calendar.ts';
import { isDate, type EpochMilliseconds, type LocalDate } from './local-date.ts';

declare const brand: unique symbol;
/** `YYYY-MM-DDTHH:mm`, a date and time that stand on a calendar and a clock; where, is said beside it. */
export type LocalDateTime = string & { readonly [brand]: 'LocalDateTime' };

/**
 * Whether a text is a time on a wall, `YYYY-MM-DDTHH:mm`, of the years 1900 to 2199. `24:00` is not (it is 00:00 of the next day),
 * nor are seconds, offsets or single digits.
 */
export const isLocalDateTime = (text: string): text is LocalDateTime =>
  /^.{10}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDate(text.slice(0, 10));

/**
 * Whether a text names an IANA time zone, such as `Europe/Stockholm`, and is spelt so: `europe/stockholm` would be a second name of one
 * zone. Offsets (`+01:00`) do not: they know no summer time.
 */
export function isTimeZone(text: string): boolean {
  if (!isSpeltLikeZones.test(text)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    // Of a zone with several names (`Asia/Kolkata`) `Intl` tells one, and of the others only that they are names.
    return timeZone === text || timeZone.toLowerCase() !== text.toLowerCase();
  } catch {
    return false;
  }
}

/** Each part begins with a capital, and no name has five in a row. */
const isSpeltLikeZones = /^(?!.*[A-Z]{5})[A-Z][^/]*(\/[A-Z][^/]*)*$/;

/**
 * The instant of a time on the wall. A time that the clock skips in spring means the end of the gap (02:30 is 03:00); one that it
 * shows twice in autumn means the first. Both are one rule: the first instant at which the clock shows that time *or a later one*.
 */
export const toEpoch = (local: LocalDateTime, timeZone: string): EpochMilliseconds =>
  clockOf(timeZone).reach(parseWall(local));

/** What the clock on the wall shows at an instant, without its seconds. */
export const toLocal = (instant: EpochMilliseconds, timeZone: string): LocalDateTime =>
  wallText(clockOf(timeZone).show(instant)) as LocalDateTime;

/** The instant at which a day begins: after the gap where the clock skips midnight, at the first stroke where it strikes twice. */
export const startOfDay = (day: LocalDate, timeZone: string): EpochMilliseconds =>
  clockOf(timeZone).reach(parseWall(`${day}T00:00`));

/** A zone's wall clock. */
export interface Clock {
  /** What it shows. In the repeated hour of autumn, the same for a second time. */
  show(instant: EpochMilliseconds): WallMilliseconds;
  /**
   * What it has come to: as {@link show}, but standing still, instead of going back, until the repeated hour is over. Hence
   * `reach(wall) <= instant` exactly when `wall <= read(instant)`: whether something has begun is asked on the wall, without
   * turning its beginning into an instant.
   */
  read(instant: EpochMilliseconds): WallMilliseconds;
  /** The first instant at which it shows that time or a later one. */
  reach(wall: WallMilliseconds): EpochMilliseconds;
}

const clocks = new Map<string, Clock>();

/** The clock of a zone, remembered with all that was learned of it. @throws RangeError for a zone that does not exist */
export function clockOf(timeZone: string): Clock {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = makeClock(offsetsOf(timeZone));
  clocks.set(timeZone, clock);
  return clock;
}

/** How far local time is ahead of UTC at an instant, in milliseconds. */
type OffsetAt = (instant: EpochMilliseconds) => number;

/** An offset in force from an instant until the next one's. */
interface Offset {
  readonly from: EpochMilliseconds;
  readonly ahead: number;
}

/** The zone is learned in stretches of this length, each with a margin wider than any clock is off UTC or ever was changed by. */
const stretchMilliseconds = 400 * dayMilliseconds;
const marginMilliseconds = 2 * dayMilliseconds;
/** How far apart the clock is looked at. Two changes in between that undo each other would be missed; Morocco's are a month apart. */
const probeMilliseconds = 6 * dayMilliseconds;

function makeClock(offsetAt: OffsetAt): Clock {
  const stretches = new Map<number, readonly Offset[]>();
  const offsetsAround = (moment: number): readonly Offset[] => {
    const index = Math.floor(moment / stretchMilliseconds);
    let offsets = stretches.get(index);
    if (offsets === undefined) {
      const begin = index * stretchMilliseconds;
      offsets = learn(offsetAt, begin - marginMilliseconds, begin + stretchMilliseconds + marginMilliseconds);
      stretches.set(index, offsets);
    }
    return offsets;
  };

  // All events of a target ask about the same instant.
  let lastRead = { instant: NaN, wall: NaN };

  return {
    show(instant) {
      let ahead = 0;
      for (const offset of offsetsAround(instant)) {
        if (offset.from > instant) break;
        ahead = offset.ahead;
      }
      return instant + ahead;
    },
    read(instant) {
      if (instant === lastRead.instant) return lastRead.wall;
      let ahead = 0;
      let highest = -Infinity;
      for (const offset of offsetsAround(instant)) {
        if (offset.from > instant) break;
        highest = Math.max(highest, offset.from + ahead - 1);
        ahead = offset.ahead;
      }
      lastRead = { instant, wall: Math.max(instant + ahead, highest) };
      return lastRead.wall;
    },
    reach(wall) {
      const offsets = offsetsAround(wall);
      let place = 0;
      let next = offsets[1];
      // The first offset under which the clock still comes to that time.
      while (next !== undefined && next.from + (offsets[place]?.ahead ?? 0) <= wall) {
        place += 1;
        next = offsets[place + 1];
      }
      const { from, ahead } = offsets[place] as Offset;
      return Math.max(from, wall - ahead);
    },
  };
}

/** The offsets in force between two instants, the first from the beginning. */
function learn(offsetAt: OffsetAt, begin: EpochMilliseconds, end: EpochMilliseconds): readonly Offset[] {
  const offsets: Offset[] = [{ from: begin, ahead: offsetAt(begin) }];
  let ahead = offsetAt(begin);
  for (let probe = begin; probe < end; probe += probeMilliseconds) {
    const probeEnd = Math.min(probe + probeMilliseconds, end);
    const aheadThere = offsetAt(probeEnd);
    let from = probe;
    while (ahead !== aheadThere) {
      from = changeBetween(offsetAt, from, probeEnd);
      ahead = offsetAt(from);
      offsets.push({ from, ahead });
    }
  }
  return offsets;
}

/** The instant at which the clock changes from what it is at one instant; to the second, as clocks were changed before there were zones. */
function changeBetween(offsetAt: OffsetAt, early: EpochMilliseconds, late: EpochMilliseconds): EpochMilliseconds {
  const ahead = offsetAt(early);
  let [unchanged, changed] = [early / 1000, late / 1000];
  while (changed - unchanged > 1) {
    const middle = Math.floor((unchanged + changed) / 2);
    if (offsetAt(middle * 1000) === ahead) unchanged = middle;
    else changed = middle;
  }
  return changed * 1000;
}

function offsetsOf(timeZone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const shown = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
    for (const { type, value } of format.formatToParts(instant)) {
      if (type in shown) shown[type as keyof typeof shown] = Number(value);
    }
    const { year, month, day, hour, minute, second } = shown;
    return dayNumberOf(year, month, day) * dayMilliseconds + ((hour * 60 + minute) * 60 + second) * 1000 - instant;
  };
}
