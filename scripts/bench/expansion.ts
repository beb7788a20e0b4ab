/** Schedule events as recurrence rules, expanded by libraries. */
import { createRequire } from 'node:module';
import type { Options, RRule as Rule } from 'rrule';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { civilDayOf, dayOfWall, parseWall, type WallMilliseconds } from '../../domain/calendar.ts';
import { sweep, type Layer, type Reading } from '../../domain/schedule-layers.ts';
import { endOf, latestBegun } from '../../domain/schedule-series.ts';
import { precedenceOf, seriesOf, stateAt, type Schedule, type ScheduledEvent } from '../../domain/schedule.ts';
import { clockOf } from '../../domain/time-zone.ts';

/** Node cannot see by which names this package gives what it gives: `import` finds none. */
const { RRule } = createRequire(import.meta.url)('rrule') as { readonly RRule: typeof Rule };

export type Answer = Pick<ReturnType<typeof stateAt>, 'state' | 'nextChangeAt'>;

/** The starts of a recurrence rule, on a wall. Null: there is none. */
interface Expansion {
  latest(wall: WallMilliseconds): WallMilliseconds | null;
  after(wall: WallMilliseconds): WallMilliseconds | null;
}
export type Expand = (event: ScheduledEvent) => Expansion;

/**
 * Asks for state and next change with a library expanding the events. It is asked the least that the answer needs, the occurrence before a
 * moment and the one after it, on a clock without summer time, which is its fast path; times become instants, events are ranked and
 * the next change is looked for by our own code around it.
 */
export function expandedBy(schedule: Schedule, expand: Expand): (instant: number) => Answer {
  const events = schedule.events.map((event) => ({ event, expansion: expand(event) }));
  const hoursAlone = { ...schedule, events: [] };
  const hoursLayer: Layer<Answer['state']> = {
    precedence: 0,
    id: '',
    read(instant) {
      const { state, nextChangeAt } = stateAt(hoursAlone, instant);
      return { outcome: state, began: -Infinity, next: nextChangeAt ?? Infinity };
    },
  };
  const layers = [
    hoursLayer,
    ...events.map(({ event, expansion }) => ({
      precedence: precedenceOf(event),
      id: event.id,
      read: (instant: number) => readExpansion(event, expansion, instant),
    })),
  ];
  return (instant) => {
    let state: Answer['state'] | null = null;
    for (const { at, outcome } of sweep(layers, instant)) {
      if (state !== null && outcome !== state) return { state, nextChangeAt: at };
      state ??= outcome;
    }
    return { state: state ?? 'open', nextChangeAt: null };
  };
}

function readExpansion(event: ScheduledEvent, expansion: Expansion, instant: number): Reading<Answer['state']> {
  const clock = clockOf(event.timeZone);
  const wall = clock.read(instant);
  const start = expansion.latest(wall);
  const end = start === null ? -Infinity : endFrom(event, start);
  const next = expansion.after(wall) ?? Infinity;
  if (start === null || end <= wall)
    return { outcome: null, began: -Infinity, next: next === Infinity ? next : clock.reach(next) };
  return { outcome: event.effect, began: clock.reach(start), next: clock.reach(Math.min(next, end)) };
}

/** The end of the occurrence that starts then. By our own rules: no recurrence rule has one. */
function endFrom(event: ScheduledEvent, start: WallMilliseconds): WallMilliseconds {
  const series = seriesOf(event);
  return endOf(series, latestBegun(series, start), start);
}

const frequencies = { never: 'DAILY', daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY', yearly: 'YEARLY' } as const;

/** A day that a month may lack is, to RFC 5545, the last of those that it has up to that day. */
function clampedDay({
  start,
  recurrence,
}: ScheduledEvent): { readonly months: number[]; readonly days: number[] } | null {
  const { month, day } = civilDayOf(dayOfWall(parseWall(start)));
  if (recurrence !== 'monthly' && !(recurrence === 'yearly' && month === 2)) return null;
  if (day <= 28) return null;
  const days = [28, 29, 30, 31].slice(0, day - 27);
  return { months: recurrence === 'yearly' ? [month] : [], days };
}

const lastMoment = ({ until }: ScheduledEvent): number | null => (until === null ? null : parseWall(`${until}T23:59`));

export function rruleOf(event: ScheduledEvent): Expansion {
  const clamped = clampedDay(event);
  const until = lastMoment(event);
  const options: Partial<Options> = {
    freq: RRule[frequencies[event.recurrence]],
    dtstart: new Date(parseWall(event.start)),
  };
  if (event.recurrence === 'never') options.count = 1;
  if (until !== null) options.until = new Date(until);
  if (clamped !== null) Object.assign(options, { bymonthday: clamped.days, bysetpos: [-1] });
  if (clamped !== null && clamped.months.length > 0) options.bymonth = clamped.months;
  const rule = new RRule(options, true);
  return {
    latest: (wall) => rule.before(new Date(wall), true)?.getTime() ?? null,
    after: (wall) => rule.after(new Date(wall))?.getTime() ?? null,
  };
}

export function rruleTemporalOf(event: ScheduledEvent): Expansion {
  const clamped = clampedDay(event);
  const until = lastMoment(event);
  const onWall = (wall: number): Temporal.ZonedDateTime =>
    Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC');
  const rule = new RRuleTemporal({
    freq: frequencies[event.recurrence],
    dtstart: onWall(parseWall(event.start)),
    cache: false,
    ...(event.recurrence === 'never' ? { count: 1 } : {}),
    ...(until === null ? {} : { until: onWall(until) }),
    ...(clamped === null ? {} : { byMonthDay: clamped.days, bySetPos: [-1] }),
    ...(clamped === null || clamped.months.length === 0 ? {} : { byMonth: clamped.months }),
  });
  return {
    latest: (wall) => rule.previous(new Date(wall), true)?.epochMilliseconds ?? null,
    after: (wall) => rule.next(new Date(wall))?.epochMilliseconds ?? null,
  };
}
