/** The strip shows the days as the rules say: hours, what is planned against them, and days of 23 hours. */
import { expect, test } from 'vitest';
import type { ScheduleEventId } from '../../domain/ids.ts';
import type { Schedule, ScheduledEvent } from '../../domain/schedule.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';
import { daysAhead } from '../../web/targets/week-ahead.ts';

const office: Schedule = {
  timeZone: 'Europe/Stockholm',
  openingHours: { thu: [{ from: '08:00', to: '17:00' }], mon: [{ from: '08:00', to: '17:00' }] },
  closedMessageId: null,
  override: null,
  events: [],
};
const christmas: ScheduledEvent = {
  id: 'evt_01JDCQ8V9W6Z4T3R2P1N0M5K7H' as ScheduleEventId,
  start: '2026-12-24T12:00' as LocalDateTime,
  end: '2026-12-27T08:00' as LocalDateTime,
  timeZone: 'Europe/Stockholm',
  recurrence: 'never',
  until: null,
  effect: 'closed',
  messageId: null,
  exceptions: {},
};
const at = (text: string): number => Date.parse(text);
const told = (schedule: Schedule, now: string) =>
  daysAhead(schedule, at(now)).map(({ date, parts }) => [
    date,
    ...parts.map(({ tone, from, to }) => `${tone} ${(to - from) / 3_600_000} h`),
  ]);

test('seven days, from midnight of today', () => {
  const days = daysAhead(office, at('2026-12-21T10:00:00Z'));
  expect(days.map(({ date }) => date)).toEqual([
    '2026-12-21',
    '2026-12-22',
    '2026-12-23',
    '2026-12-24',
    '2026-12-25',
    '2026-12-26',
    '2026-12-27',
  ]);
  expect(days[0]?.from).toBe(at('2026-12-20T23:00:00Z'));
});

test('hours and what is planned against them have tones of their own', () => {
  expect(told({ ...office, events: [christmas] }, '2026-12-24T05:00:00Z').slice(0, 5)).toEqual([
    ['2026-12-24', 'closed-by-hours 8 h', 'open 4 h', 'closed-by-plan 12 h'],
    ['2026-12-25', 'closed-by-plan 24 h'],
    ['2026-12-26', 'closed-by-plan 24 h'],
    ['2026-12-27', 'closed-by-plan 8 h', 'closed-by-hours 16 h'],
    ['2026-12-28', 'closed-by-hours 8 h', 'open 9 h', 'closed-by-hours 7 h'],
  ]);
});

test('the day on which the clock goes forward has 23 hours', () => {
  expect(told({ ...office, openingHours: null }, '2027-03-28T10:00:00Z')[0]).toEqual(['2027-03-28', 'open 23 h']);
});

test('somebody who opened by hand sees that it is not the ordinary hours', () => {
  const override = { state: 'open', since: at('2026-12-22T08:00:00Z'), until: at('2026-12-22T20:00:00Z') } as const;
  expect(told({ ...office, override }, '2026-12-22T12:00:00Z')[0]).toEqual([
    '2026-12-22',
    'closed-by-hours 9 h',
    'open-by-plan 12 h',
    'closed-by-hours 3 h',
  ]);
});
