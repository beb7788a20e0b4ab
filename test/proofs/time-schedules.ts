/** Random schedules around the days on which time is awkward. */
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
import type { Chance } from '../build/chance.ts';
import { mostMovedDays, oraclesOccurrences, type Window } from './time-oracle.ts';

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

const awkwardTimes = ['00:00', '00:30', '01:00', '01:30', '02:00', '02:15', '02:30', '02:59', '03:00', '03:01'];
const ordinaryTimes = ['08:00', '12:00', '17:00', '23:00', '23:30', '23:59'];

/** In minutes on the wall; the last is the longest that there may be. */
const lengths: Readonly<Record<Recurrence, readonly number[]>> = {
  never: [1, 30, hour, 9 * hour, day, 3 * day, 7 * day, 400 * day],
  daily: [1, 30, 45, hour, 90, 9 * hour, day - 1, day],
  weekly: [1, 30, hour, day, 2 * day + 9 * hour, 7 * day - 1, 7 * day],
  monthly: [30, hour, day, 3 * day, 11 * day, 28 * day - 1, 28 * day],
  yearly: [30, hour, day, 5 * day, 14 * day, 365 * day - 1, 365 * day],
};

const messages = [null, 'msg_one' as VoiceMessageId, 'msg_two' as VoiceMessageId] as const;

/** The schedule, and so many days, of which the second is the awkward one. */
export interface Drawn {
  readonly schedule: Schedule;
  readonly window: Window;
  /** When the clock changes that day, or the day begins. */
  readonly awkward: number;
}

/** What a schedule is drawn about. */
interface Scene {
  readonly chance: Chance;
  readonly timeZone: string;
  readonly center: Temporal.PlainDate;
  readonly awkward: Temporal.ZonedDateTime;
}

export function drawSchedule(chance: Chance, { mostEvents, days }: { mostEvents: number; days: number }): Drawn {
  const timeZone = chance.pick(zones);
  const center = drawCenter(chance, timeZone);
  const awkward = awkwardTime(center, timeZone);
  const scene = { chance, timeZone, center, awkward };
  const from = center.subtract({ days: 1 }).toZonedDateTime('UTC').epochMilliseconds;
  // Ids in no order of age.
  const ids = chance.some(['evt_a', 'evt_b', 'evt_c', 'evt_d', 'evt_e', 'evt_f', 'evt_g']).slice(0, mostEvents);
  const schedule: Schedule = {
    timeZone,
    openingHours: chance.oneIn(2) ? drawHours(scene) : null,
    closedMessageId: chance.pick(messages),
    override: chance.oneIn(5) ? drawOverride(chance, from) : null,
    events: ids.map((id) => drawEvent(scene, id as ScheduleEventId)),
  };
  return { schedule, window: { from, to: from + days * day * 60_000 }, awkward: awkward.epochMilliseconds };
}

/** The day of a change of clocks, the end of a month or a year, or any. */
function drawCenter(chance: Chance, timeZone: string): Temporal.PlainDate {
  const year = chance.integer(2024, 2031);
  const any = Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: chance.integer(0, 364) });
  const next = any.toZonedDateTime(timeZone).getTimeZoneTransition('next')?.toPlainDate() ?? any;
  const monthEnd = any.with({ day: 31 }, { overflow: 'constrain' });
  const february = Temporal.PlainDate.from({ year, month: 2, day: 28 });
  const newYear = Temporal.PlainDate.from({ year, month: 12, day: 31 });
  return chance.pick([next, next, next, monthEnd, february, newYear, any]);
}

function awkwardTime(center: Temporal.PlainDate, timeZone: string): Temporal.ZonedDateTime {
  const begin = center.toZonedDateTime(timeZone);
  const change = begin.subtract({ seconds: 1 }).getTimeZoneTransition('next');
  return change?.toPlainDate().equals(center) === true ? change : begin;
}

function drawOverride(chance: Chance, from: number): Schedule['override'] {
  const since = from + chance.integer(-3 * day, 3 * day) * 60_000;
  return { state: chance.pick(targetStates), since, until: since + chance.integer(1, 4 * day) * 60_000 };
}

const drawHours = (scene: Scene): OpeningHours =>
  Object.fromEntries(
    scene.chance.some(weekdays).map((weekday) => {
      const intervals = Array.from({ length: scene.chance.integer(0, 2) }, () => ({
        from: drawTime(scene),
        to: drawTime(scene),
      }));
      return [weekday, intervals];
    }),
  );

/** A time of day, often such as lies about the hour in which most clocks change, and about that in which this one does. */
function drawTime({ chance, awkward }: Scene): string {
  const timeAfter = (minutes: number): string => new Temporal.PlainTime().add({ minutes }).toString().slice(0, 5);
  switch (chance.integer(0, 3)) {
    case 0:
      return chance.pick(awkwardTimes);
    case 1:
      return chance.pick(ordinaryTimes);
    case 2:
      return timeAfter(awkward.hour * hour + awkward.minute + chance.integer(-90, 90));
    default:
      return timeAfter(chance.integer(0, day - 1));
  }
}

/** In minutes. Short ones oftener: long ones hide what the others do. */
function drawLength(chance: Chance, recurrence: Recurrence): number {
  if (chance.oneIn(7)) return chance.integer(1, lengths[recurrence].at(-1) ?? day);
  return chance.oneIn(2) ? chance.integer(1, 2 * hour) : chance.pick(lengths[recurrence]);
}

const drawNear = ({ chance, center }: Scene): Temporal.PlainDate => center.add({ days: chance.integer(-2, 2) });

/** Begins so long before the center, and on such a day, that an occurrence begins near it, or ends near it. */
function drawEvent(scene: Scene, id: ScheduleEventId): ScheduledEvent {
  const { chance, timeZone } = scene;
  const recurrence = chance.pick(recurrences);
  const near = drawNear(scene);
  const minutes = drawLength(chance, recurrence);
  const anchor = firstDay(chance, recurrence, near).toPlainDateTime(drawTime(scene));
  const start = chance.oneIn(3) ? anchor.subtract({ minutes }) : anchor;
  const event: ScheduledEvent = {
    id,
    start: local(start),
    end: local(start.add({ minutes })),
    timeZone: chance.oneIn(4) ? chance.pick(zones) : timeZone,
    recurrence,
    until: recurrence === 'never' || chance.oneIn(2) ? null : drawUntil(chance, start.toPlainDate(), near),
    effect: chance.pick(targetStates),
    messageId: chance.pick(messages),
    exceptions: {},
  };
  return { ...event, exceptions: drawExceptions(scene, event, near) };
}

function firstDay(chance: Chance, recurrence: Recurrence, near: Temporal.PlainDate): Temporal.PlainDate {
  if (recurrence === 'never') return near;
  if (recurrence === 'daily') return near.subtract({ days: chance.integer(0, 40) });
  if (recurrence === 'weekly') return near.subtract({ weeks: chance.integer(0, 60) });
  if (recurrence === 'monthly') {
    // The 29th, 30th and 31st of a month that has them, as often as the very day.
    const monthDay = chance.pick([near.day, near.day, near.day, 29, 30, 31]);
    return near.subtract({ months: chance.integer(0, 40) }).with({ day: monthDay }, { overflow: 'constrain' });
  }
  const then = near.subtract({ years: chance.integer(0, 8) });
  return then.inLeapYear && chance.oneIn(2) ? then.with({ month: 2, day: 29 }) : then;
}

function drawUntil(chance: Chance, start: Temporal.PlainDate, near: Temporal.PlainDate): LocalDate {
  const until = near.add({ days: chance.integer(-3, 10) });
  return (Temporal.PlainDate.compare(until, start) < 0 ? start : until).toString() as LocalDate;
}

/** Up to two of the occurrences near the center are skipped or moved; now and then a date that has none bears an exception too. */
function drawExceptions(scene: Scene, event: ScheduledEvent, near: Temporal.PlainDate): ScheduledEvent['exceptions'] {
  const { chance } = scene;
  const isNear = (start: Temporal.PlainDateTime): boolean =>
    Math.abs(start.toPlainDate().until(near).total({ unit: 'days' })) <= mostMovedDays / 2;
  const dates = oraclesOccurrences(event, near.add({ days: mostMovedDays / 2 }))
    .map(({ start }) => start)
    .filter(isNear)
    .map((start) => start.toPlainDate().toString());
  const candidates = [...new Set([...dates.slice(-6), near.toString()])];
  const chosen = chance.some(candidates).slice(0, chance.integer(0, 2));
  return Object.fromEntries(chosen.map((date) => [date, drawException(scene, event.recurrence)]));
}

function drawException(scene: Scene, recurrence: Recurrence): OccurrenceException {
  const { chance } = scene;
  if (chance.oneIn(2)) return { skip: true };
  const start = drawNear(scene).toPlainDateTime(drawTime(scene));
  const end = start.add({ minutes: drawLength(chance, recurrence) });
  return { start: local(start), end: local(end), messageId: chance.pick(messages) };
}

const local = (time: Temporal.PlainDateTime): LocalDateTime => time.toString().slice(0, 16) as LocalDateTime;
