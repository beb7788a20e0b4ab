/** What a month's boxes hold: each event on the days that it touches, and in its place what is skipped. */
import { describe, expect, test } from 'vitest';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { entriesByDay, shownDays, weekNumberOf } from '../../web/pages/calendar/calendar-days.ts';

const weekly = {
  id: 'evt_01JDCQ8V9W6Z4T3R2P1N0M5K7H',
  title: 'Måndagsmöte',
  targets: 'all-answering-groups',
  start: '2026-12-07T08:00',
  end: '2026-12-07T09:00',
  timeZone: 'Europe/Stockholm',
  recurrence: 'weekly',
  until: null,
  effect: 'closed',
  messageId: null,
  exceptions: [],
  holiday: null,
  renewYearly: false,
  createdAt: '2026-11-30T08:00:00.000Z',
  version: 1,
} as unknown as ScheduleEventReply;

const told = (event: ScheduleEventReply, timeZone = 'Europe/Stockholm') =>
  [...entriesByDay([event], shownDays('month', '2026-12-01'), timeZone)].flatMap(([day, entries]) =>
    entries.map(({ occurrence, isSkipped }) => [day, occurrence.date, isSkipped]),
  );

test('an occurrence stands on its day, a skipped one where it would be, a moved one where it is', () => {
  const exceptions = [
    { date: '2026-12-14', skip: true, start: null, end: null, messageId: null },
    { date: '2026-12-21', skip: false, start: '2026-12-22T10:00', end: '2026-12-22T11:00', messageId: null },
  ];
  expect(told({ ...weekly, exceptions })).toEqual([
    ['2026-12-07', '2026-12-07', false],
    ['2026-12-14', '2026-12-14', true],
    ['2026-12-22', '2026-12-21', false],
    ['2026-12-28', '2026-12-28', false],
  ]);
});

test('days are those of the organisation, whatever clock the event goes by', () => {
  const tokyo = { ...weekly, recurrence: 'never', timeZone: 'Asia/Tokyo' } as const;
  expect(told({ ...tokyo, start: '2026-12-08T07:00', end: '2026-12-08T07:30' })).toEqual([
    ['2026-12-07', '2026-12-08', false],
  ]);
});

describe('the number of a week', () => {
  test.each([
    ['2026-12-24', 52],
    ['2026-12-31', 53],
    ['2027-01-03', 53],
    ['2027-01-04', 1],
    ['2024-12-30', 1],
    ['2023-01-01', 52],
  ])('of %s is %i by ISO 8601', (day, week) => {
    expect(weekNumberOf(day)).toBe(week);
  });
});
