/** Random schedules around the days on which time is awkward. */
import fc, { type GeneratorValue } from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { ScheduleEventId, VoiceMessageId } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { weekdays, type OpeningHours } from '../../domain/opening-hours.ts';
import {
  recurrences,
  targetStates,
  type OccurrenceException,
  type Recurrence,
  type Schedule,
  type ScheduledEvent,
} from '../../domain/schedule.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';
import { mostMovedDays, oraclesStarts, type Window } from './time-oracle.ts';

/** Half hours, quarter hours, clocks that change by half an hour, at midnight, thrice a year, the other way round, never. */
const zones = [
  'Europe/Stockholm',
  'Europe/Dublin',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'UTC',
] as const;

const hour = 60;
const day = 24 * hour;

const timeAfter = (minutes: number): string => new Temporal.PlainTime().add({ minutes }).toString().slice(0, 5);

/** Times of day, often such as lie about the hour in which most clocks change, and about that in which this one does. */
const timesAbout = (awkward: Temporal.ZonedDateTime): fc.Arbitrary<string> => {
  const { hour: awkwardHour, minute } = awkward;
  return fc.oneof(
    fc.constantFrom('00:00', '00:30', '01:00', '01:30', '02:00', '02:15', '02:30', '02:59', '03:00', '03:01'),
    fc.constantFrom('08:00', '12:00', '17:00', '23:00', '23:30', '23:59'),
    fc.integer({ min: -90, max: 90 }).map((minutes) => timeAfter(awkwardHour * hour + minute + minutes)),
    fc.nat({ max: day - 1 }).map(timeAfter),
  );
};

/** In minutes on the wall; the last is the longest that there may be. */
const lengths: Readonly<Record<Recurrence, readonly number[]>> = {
  never: [1, 30, hour, 9 * hour, day, 3 * day, 7 * day, 400 * day],
  daily: [1, 30, 45, hour, 90, 9 * hour, day - 1, day],
  weekly: [1, 30, hour, day, 2 * day + 9 * hour, 7 * day - 1, 7 * day],
  monthly: [30, hour, day, 3 * day, 28 * day - 1, 28 * day],
  yearly: [30, hour, day, 5 * day, 365 * day - 1, 365 * day],
};
/** Short ones oftener: long ones hide what the others do. */
const lengthOf = (recurrence: Recurrence): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...lengths[recurrence]) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 120 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: lengths[recurrence].at(-1) ?? day }) },
  );

const messages = fc.constantFrom(null, 'msg_one' as VoiceMessageId, 'msg_two' as VoiceMessageId);

/** The schedule, and so many days, of which the second is the awkward one. */
export interface Drawn {
  readonly schedule: Schedule;
  readonly window: Window;
  /** When the clock changes that day, or the day begins. */
  readonly awkward: number;
}

/** What a schedule is drawn about. */
interface Scene {
  readonly draw: GeneratorValue;
  readonly timeZone: string;
  readonly center: Temporal.PlainDate;
  readonly times: fc.Arbitrary<string>;
}

export function drawSchedule(draw: GeneratorValue, { mostEvents, days }: { mostEvents: number; days: number }): Drawn {
  const timeZone = draw(fc.constantFrom, ...zones);
  const center = drawCenter(draw, timeZone);
  const awkward = awkwardTime(center, timeZone);
  const scene = { draw, timeZone, center, times: timesAbout(awkward) };
  const from = center.subtract({ days: 1 }).toZonedDateTime('UTC').epochMilliseconds;
  // Ids in no order of age.
  const ids = draw(fc.shuffledSubarray, ['evt_a', 'evt_b', 'evt_c', 'evt_d', 'evt_e'].slice(0, mostEvents));
  const schedule: Schedule = {
    timeZone,
    openingHours: draw(fc.boolean) ? drawHours(scene) : null,
    closedMessageId: draw(() => messages),
    override: draw(fc.nat, { max: 3 }) === 0 ? drawOverride(draw, from) : null,
    events: ids.map((id) => drawEvent(scene, id as ScheduleEventId)),
  };
  return { schedule, window: { from, to: from + days * day * 60_000 }, awkward: awkward.epochMilliseconds };
}

/** The day of a change of clocks, the end of a month or a year, or any. */
function drawCenter(draw: GeneratorValue, timeZone: string): Temporal.PlainDate {
  const year = draw(fc.integer, { min: 2024, max: 2031 });
  const any = Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: draw(fc.nat, { max: 364 }) });
  const next = any.toZonedDateTime(timeZone).getTimeZoneTransition('next')?.toPlainDate() ?? any;
  const monthEnd = any.with({ day: 31 }, { overflow: 'constrain' });
  const february = Temporal.PlainDate.from({ year, month: 2, day: 28 });
  const newYear = Temporal.PlainDate.from({ year, month: 12, day: 31 });
  return draw(fc.constantFrom, next, next, next, monthEnd, february, newYear, any);
}

function awkwardTime(center: Temporal.PlainDate, timeZone: string): Temporal.ZonedDateTime {
  const begin = center.toZonedDateTime(timeZone);
  const change = begin.subtract({ seconds: 1 }).getTimeZoneTransition('next');
  return change?.toPlainDate().equals(center) === true ? change : begin;
}

const drawOverride = (draw: GeneratorValue, from: number): Schedule['override'] => ({
  state: draw(fc.constantFrom, ...targetStates),
  until: from + draw(fc.integer, { min: -day, max: 5 * day }) * 60_000,
});

function drawHours({ draw, times }: Scene): OpeningHours {
  const intervals = fc.array(fc.record({ from: times, to: times }), { maxLength: 2 });
  return Object.fromEntries(draw(fc.subarray, [...weekdays]).map((weekday) => [weekday, draw(() => intervals)]));
}

const drawNear = ({ draw, center }: Scene): Temporal.PlainDate =>
  center.add({ days: draw(fc.integer, { min: -2, max: 2 }) });

/** Begins so long before the center, and on such a day, that an occurrence comes near it. */
function drawEvent(scene: Scene, id: ScheduleEventId): ScheduledEvent {
  const { draw, timeZone, times } = scene;
  const recurrence = draw(fc.constantFrom, ...recurrences);
  const near = drawNear(scene);
  const start = firstDay(draw, recurrence, near).toPlainDateTime(draw(() => times));
  const event: ScheduledEvent = {
    id,
    start: local(start),
    end: local(start.add({ minutes: draw(() => lengthOf(recurrence)) })),
    timeZone: draw(fc.constantFrom, timeZone, timeZone, timeZone, ...zones.slice(0, 3)),
    recurrence,
    until: recurrence === 'never' || draw(fc.boolean) ? null : drawUntil(draw, start.toPlainDate(), near),
    effect: draw(fc.constantFrom, ...targetStates),
    messageId: draw(() => messages),
    exceptions: {},
  };
  return { ...event, exceptions: drawExceptions(scene, event, near) };
}

function firstDay(draw: GeneratorValue, recurrence: Recurrence, near: Temporal.PlainDate): Temporal.PlainDate {
  if (recurrence === 'never') return near;
  if (recurrence === 'daily') return near.subtract({ days: draw(fc.nat, { max: 40 }) });
  if (recurrence === 'weekly') return near.subtract({ weeks: draw(fc.nat, { max: 60 }) });
  if (recurrence === 'monthly') {
    // The 29th, 30th and 31st of a month that has them, as often as the very day.
    const monthDay = draw(fc.constantFrom, near.day, near.day, near.day, 29, 30, 31);
    return near.subtract({ months: draw(fc.nat, { max: 40 }) }).with({ day: monthDay }, { overflow: 'constrain' });
  }
  const then = near.subtract({ years: draw(fc.nat, { max: 8 }) });
  return draw(fc.boolean) && then.inLeapYear ? then.with({ month: 2, day: 29 }) : then;
}

function drawUntil(draw: GeneratorValue, start: Temporal.PlainDate, near: Temporal.PlainDate): LocalDate {
  const until = near.add({ days: draw(fc.integer, { min: -3, max: 10 }) });
  return (Temporal.PlainDate.compare(until, start) < 0 ? start : until).toString() as LocalDate;
}

/** Up to two of the occurrences near the center are skipped or moved; now and then a date that has none bears an exception too. */
function drawExceptions(scene: Scene, event: ScheduledEvent, near: Temporal.PlainDate): ScheduledEvent['exceptions'] {
  const { draw } = scene;
  const isNear = (start: Temporal.PlainDateTime): boolean =>
    Math.abs(start.toPlainDate().until(near).total({ unit: 'days' })) <= mostMovedDays / 2;
  const dates = oraclesStarts(event, near.add({ days: mostMovedDays / 2 }))
    .filter(isNear)
    .map((start) => start.toPlainDate().toString());
  const candidates = [...new Set([...dates.slice(-6), near.toString()])];
  const chosen = draw(fc.shuffledSubarray, candidates).slice(0, draw(fc.nat, { max: 2 }));
  return Object.fromEntries(chosen.map((date) => [date, drawException(scene, event.recurrence)]));
}

function drawException(scene: Scene, recurrence: Recurrence): OccurrenceException {
  const { draw, times } = scene;
  if (draw(fc.boolean)) return { skip: true };
  const start = drawNear(scene).toPlainDateTime(draw(() => times));
  const end = start.add({ minutes: draw(() => lengthOf(recurrence)) });
  return { start: local(start), end: local(end), messageId: draw(() => messages) };
}

const local = (time: Temporal.PlainDateTime): LocalDateTime => time.toString().slice(0, 16) as LocalDateTime;
