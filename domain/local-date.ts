/** Dates on the calendar and the instants at which they begin somewhere. */
import { Temporal } from 'temporal-polyfill';

declare const brand: unique symbol;
/** `YYYY-MM-DD`, a day that exists. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' };

/** Milliseconds since 1970-01-01T00:00Z. The domain's instants: compared and added to, never formatted for people. */
export type EpochMilliseconds = number;

/** Whether a text is a day that exists, written `YYYY-MM-DD`. 2027-02-29 is not. */
export function isDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The instant at which a day begins in a time zone. Where the clock skips midnight, the day begins when the gap ends. */
export const startOfDay = (day: LocalDate, timeZone: string): EpochMilliseconds =>
  Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;

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
