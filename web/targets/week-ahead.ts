/** The seven days from today on as a strip shows them: day by day, in parts that are open, closed by hours or closed by plan. */
import { type EpochMilliseconds, type LocalDate } from '../../domain/local-date.ts';
import { timeline, type Because, type Schedule, type TargetState } from '../../domain/schedule.ts';
import { startOfDay } from '../../domain/time-zone.ts';
import { dateAfter, dayOf } from '../design/time.ts';

/** `plan`: against the ordinary hours, by an event or by hand. */
export type Tone = 'open' | 'open-by-plan' | 'closed-by-hours' | 'closed-by-plan';

export interface DayPart {
  readonly tone: Tone;
  readonly from: EpochMilliseconds;
  readonly to: EpochMilliseconds;
  readonly because: Because;
}

export interface DayAhead {
  readonly date: LocalDate;
  readonly from: EpochMilliseconds;
  /** When the next day begins: a day has 23 or 25 hours when the clock changes. */
  readonly to: EpochMilliseconds;
  readonly parts: readonly DayPart[];
}

/** The days from the one that `now` lies in, in the schedule's time zone. */
export function daysAhead(schedule: Schedule, now: EpochMilliseconds, count = 7): readonly DayAhead[] {
  const { timeZone } = schedule;
  const first = dayOf(now, timeZone);
  const dates = Array.from({ length: count + 1 }, (_, place) => dateAfter(first, place));
  const begins = dates.map((date) => startOfDay(date, timeZone));
  const [from = now, to = now] = [begins[0], begins[count]];
  const changes = timeline(schedule, from, to);
  return dates.slice(0, count).map((date, place) => {
    const [begin = from, end = to] = [begins[place], begins[place + 1]];
    const parts = changes.flatMap(({ at, state, because }, which): DayPart[] => {
      const part = { from: Math.max(at, begin), to: Math.min(changes[which + 1]?.at ?? to, end) };
      return part.from < part.to ? [{ ...part, tone: toneOf(state, because), because }] : [];
    });
    return { date, from: begin, to: end, parts };
  });
}

function toneOf(state: TargetState, { kind }: Because): Tone {
  const isPlanned = kind === 'event' || kind === 'override';
  if (state === 'open') return isPlanned ? 'open-by-plan' : 'open';
  return isPlanned ? 'closed-by-plan' : 'closed-by-hours';
}
