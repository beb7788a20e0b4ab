/** Dates on the calendar, and instants. Where a date begins in a time zone: `time-zone.ts`. */

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

/** ISO 8601 in UTC, as replies and events bear it. */
export const toInstant = (milliseconds: EpochMilliseconds): string => new Date(milliseconds).toISOString();
