/** When a schedule that runs again and again does so: `rate()` and `cron()`, as Scheduler reads them. */
import { Cron } from 'croner';

export interface Recurrence {
  /** The next moment, when nothing is known of those before; a later one is not to be believed. */
  first(now: number): number;
  /** The moment that follows a run that was due at `due` and has been done `now`. */
  after(due: number, now: number): number;
}

const minute = 60_000;
const unitMilliseconds = { minute, hour: 60 * minute, day: 24 * 60 * minute } as const;

/** Later than any clock; unlike Infinity it can be written down. */
const never = Number.MAX_SAFE_INTEGER;

/** @returns null for an expression that is neither. https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
export function recurrenceOf(expression: string, timeZone: string): Recurrence | null {
  const [, value, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (Number(value)) return rate(Number(value) * unitMilliseconds[unit as keyof typeof unitMilliseconds]);
  const [, fields] = /^cron\((\S+(?: \S+){5})\)$/.exec(expression) ?? [];
  return fields === undefined ? null : cron(fields, timeZone);
}

/** Counted from the first look, without drifting. */
const rate = (every: number): Recurrence => ({
  first: (now) => now + every,
  after: (due, now) => due + (Math.max(0, Math.floor((now - due) / every)) + 1) * every,
});

/**
 * Scheduler's fields have no seconds, and count Sunday as 1. What falls into the hour that spring skips does not run: croner would
 * run it late, and is asked again.
 */
function cron(fields: string, timezone: string): Recurrence | null {
  try {
    const pattern = new Cron(`0 ${fields}`, {
      timezone,
      mode: '7-part',
      alternativeWeekdays: true,
      sloppyRanges: true,
    });
    const next = (from: Date): number => {
      const found = pattern.nextRun(from);
      if (!found) return never;
      return pattern.match(found) ? found.getTime() : next(found);
    };
    const following = (now: number): number => next(new Date(now));
    return { first: following, after: (_, now) => following(now) };
  } catch {
    return null;
  }
}
