/** Dates on the calendar and the instants at which they begin somewhere. */

declare const brand: unique symbol;
/** `YYYY-MM-DD`, a day that exists. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' };

/** Milliseconds since 1970-01-01T00:00Z. The domain's instants: compared and added to, never formatted for people. */
export type EpochMilliseconds = number;

/**
 * Whether a text is a day that exists, written `YYYY-MM-DD`, of the years 1900 to 2199. 2027-02-29 is not; nor is 0026-11-24, which a
 * date field makes of a year typed with two digits.
 */
export function isDate(text: string): text is LocalDate {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const dayMilliseconds = 24 * 3600 * 1000;

/**
 * The instant at which a day begins in a time zone. Where the clock skips midnight, the day begins when the gap ends; where it
 * strikes twice, at the first stroke. (A Temporal polyfill would be a tenth of what a function carries, for this alone; a test
 * holds this to it.)
 */
export function startOfDay(day: LocalDate, timeZone: string): EpochMilliseconds {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const [before, after] = [midnight - dayMilliseconds, midnight + dayMilliseconds].map(
    (instant) => midnight - offsetAt(instant, timeZone),
  ) as [number, number];
  const strokes = [before, after].filter((instant) => instant + offsetAt(instant, timeZone) === midnight);
  return strokes.length > 0 ? Math.min(...strokes) : before;
}

/** How far local time is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: EpochMilliseconds, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  const local = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`;
  return Date.parse(local) - instant;
}

/** Whether a text names an IANA time zone, such as `Europe/Stockholm`. Offsets (`+01:00`) do not: they know no summer time. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** ISO 8601 in UTC, as replies and events bear it. */
export const toInstant = (milliseconds: EpochMilliseconds): string => new Date(milliseconds).toISOString();
