/** When numbers can move: dates by hand, and properties. */
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay, dayText } from '../../domain/calendar.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import {
  closedDay,
  confirmedStartFault,
  cutOffOf,
  earliestPortStart,
  portCalendar,
  portStartFault,
  workingDaysFrom,
  workingDaysLater,
} from '../../domain/port-window.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';

const at = (instant: string): number => Date.parse(instant);
const start = (text: string) => text as LocalDateTime;
const date = (text: string) => text as LocalDate;
const kinds = ['mobile', 'geographic'] as const;

describe('the earliest hour', () => {
  // Ordered at noon in Stockholm unless the hour is the point.
  it.each([
    ['a Friday before Christmas', '2026-12-18T11:00Z', '2026-12-29', '2027-01-08'],
    ['a Monday of an ordinary week', '2026-09-07T10:00Z', '2026-09-14', '2026-09-21'],
    ['a Saturday', '2026-09-05T10:00Z', '2026-09-11', '2026-09-18'],
    ['before Ascension Day 2027', '2027-05-03T10:00Z', '2027-05-11', '2027-05-18'],
    ['before Easter 2027', '2027-03-22T11:00Z', '2027-03-31', '2027-04-07'],
    ['before midsommarafton 2027', '2027-06-21T10:00Z', '2027-06-29', '2027-07-06'],
    ['before midsommarafton 2028', '2028-06-19T10:00Z', '2028-06-27', '2028-07-04'],
    ['before the first of May 2028, a Monday', '2028-04-26T10:00Z', '2028-05-04', '2028-05-11'],
    ['late in the evening, which is tomorrow in Sweden', '2026-09-07T22:30Z', '2026-09-15', '2026-09-22'],
    ['before the clocks go back in 2026', '2026-10-20T10:00Z', '2026-10-27', '2026-11-03'],
    ['before the clocks go forward in 2027', '2027-03-25T11:00Z', '2027-04-05', '2027-04-12'],
    ['before the national day 2028, a Tuesday', '2028-05-31T10:00Z', '2028-06-08', '2028-06-15'],
  ])('of an order on %s', (_, now, mobile, geographic) => {
    expect(kinds.map((kind) => earliestPortStart(kind, at(now)))).toEqual([`${mobile}T08:00`, `${geographic}T08:00`]);
  });
});

describe('an hour', () => {
  const now = at('2026-12-18T11:00Z');
  it.each([
    ['2026-12-29T08:00', null],
    ['2026-12-29T16:00', null],
    ['2026-12-28T10:00', 'too-soon'],
    ['2026-12-18T10:00', 'too-soon'],
    ['2026-12-29T08:30', 'not-a-whole-hour'],
    ['2026-12-29T07:00', 'outside-hours'],
    ['2026-12-29T17:00', 'outside-hours'],
    ['2026-12-31T10:00', 'on-holiday'],
    ['2027-01-01T10:00', 'on-holiday'],
    ['2027-01-02T10:00', 'on-weekend'],
    ['2027-01-06T10:00', 'on-holiday'],
    ['2027-06-25T10:00', 'on-holiday'],
    ['2027-09-14T10:00', null],
    ['2027-09-15T10:00', 'too-far-ahead'],
  ])('%s: %s', (text, code) => {
    expect(portStartFault(start(text), 'mobile', now)?.code ?? null).toBe(code);
  });

  it('that is too soon says which one is not', () => {
    expect(portStartFault(start('2026-12-22T10:00'), 'geographic', now)).toEqual({
      code: 'too-soon',
      earliest: '2027-01-08T08:00',
    });
  });

  it('that is confirmed lies ahead, in the hours of a working day, however soon', () => {
    expect(confirmedStartFault(start('2026-12-21T10:00'), now)).toBeNull();
    expect(confirmedStartFault(start('2026-12-18T12:00'), now)?.code).toBe('in-the-past');
    expect(confirmedStartFault(start('2026-12-24T10:00'), now)?.code).toBe('on-holiday');
    expect(confirmedStartFault(start('2026-12-21T10:15'), now)?.code).toBe('not-a-whole-hour');
    expect(confirmedStartFault(start('2026-12-21T07:00'), now)?.code).toBe('outside-hours');
    expect(confirmedStartFault(start('2026-12-21T17:00'), now)?.code).toBe('outside-hours');
  });
});

it('the days without ports are the weekends and what date-holidays knows, from 2026 to 2028', () => {
  const sweden = new Holidays('SE');
  const holidays = [2026, 2027, 2028].flatMap((year) =>
    sweden.getHolidays(year).filter(({ type }) => type === 'public' || type === 'bank'),
  );
  const theirs = new Set(holidays.map(({ date: day }) => day.slice(0, 10)));
  const last = parseDay('2028-12-31');
  for (let day = parseDay('2026-01-01'); day <= last; day += 1) {
    const text = dayText(day);
    // The weekday of the platform, not of ours.
    const isWeekend = [0, 6].includes(new Date(`${text}T12:00Z`).getUTCDay());
    const expected = theirs.has(text) ? 'holiday' : isWeekend ? 'weekend' : null;
    expect([text, closedDay(day)?.because ?? null]).toEqual([text, expected]);
  }
});

describe('the cut-off', () => {
  it.each([
    ['2026-12-29T10:00', '2026-12-23T09:00:00Z'],
    ['2026-09-16T16:00', '2026-09-14T14:00:00Z'],
    ['2027-01-11T08:00', '2027-01-07T07:00:00Z'],
    // The clocks went back on Sunday: the same hour on the wall.
    ['2026-10-27T09:00', '2026-10-23T07:00:00Z'],
    ['2027-03-30T09:00', '2027-03-24T08:00:00Z'],
    ['2027-05-07T09:00', '2027-05-04T07:00:00Z'],
  ])('of %s is two working days before it', (confirmed, cutOff) => {
    expect(new Date(cutOffOf(start(confirmed))).toISOString()).toBe(new Date(cutOff).toISOString());
  });
});

it('deadlines are at the same time of day, working days later', () => {
  const later = (from: string, days: number): string => new Date(workingDaysLater(at(from), days)).toISOString();
  expect(later('2026-12-22T13:37:00Z', 2)).toBe('2026-12-28T13:37:00.000Z');
  expect(later('2026-10-23T12:00:00Z', 1)).toBe('2026-10-26T13:00:00.000Z');
});

describe('the calendar of hours', () => {
  const moments = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2028-12-31T00:00Z') });

  it('names the hours that have no fault, and no others', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...kinds), fc.integer({ min: 0, max: 400 }), (now, kind, ahead) => {
        const from = date(dayText(parseDay(new Date(now).toISOString()) + ahead));
        const [day] = portCalendar(kind, { from, days: 1 }, now);
        const hours = day !== undefined && 'hours' in day ? day.hours : [];
        for (let hour = 0; hour < 24; hour += 1) {
          const wished = start(`${from}T${String(hour).padStart(2, '0')}:00`);
          expect(portStartFault(wished, kind, now) === null).toBe(hours.includes(hour));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('begins with the earliest hour', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...kinds), (now, kind) => {
        const from = date(new Date(now).toISOString().slice(0, 10));
        const first = portCalendar(kind, { from, days: 40 }, now).find((day) => 'hours' in day);
        expect(first).toMatchObject({ date: earliestPortStart(kind, now).slice(0, 10) });
      }),
      { numRuns: 200 },
    );
  });

  it('counts working days alike in both directions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_500, max: 21_900 }), fc.integer({ min: 1, max: 30 }), (day, count) => {
        fc.pre(closedDay(day) === null);
        expect(workingDaysFrom(workingDaysFrom(day, count), -count)).toBe(day);
      }),
    );
  });
});
