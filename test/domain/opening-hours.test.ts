import { describe, expect, it } from 'vitest';
import { parseWall, wallText } from '../../domain/calendar.ts';
import { isTimeOfDay, openingWeekOf, overlapOf, weekdays, type OpeningHours } from '../../domain/opening-hours.ts';

const office = { from: '08:00', to: '17:00' };
const night = { from: '22:00', to: '06:00' };
const wholeDay = { from: '00:00', to: '00:00' };
const allWeek: OpeningHours = Object.fromEntries(weekdays.map((weekday) => [weekday, [wholeDay]]));

describe('a time of day', () => {
  it.each(['00:00', '08:00', '23:59'])('%s is one', (text) => expect(isTimeOfDay(text)).toBe(true));
  it.each(['24:00', '8:00', '08:60', '08:00:00', '0800', ''])('%j is none', (text) =>
    expect(isTimeOfDay(text)).toBe(false),
  );
});

describe('overlapping intervals', () => {
  it.each<[string, OpeningHours, Omit<NonNullable<ReturnType<typeof overlapOf>>, 'other'> | null]>([
    ['none in nothing', {}, null],
    [
      'none with a lunch break',
      {
        mon: [
          { from: '08:00', to: '12:00' },
          { from: '13:00', to: '17:00' },
        ],
      },
      null,
    ],
    [
      'none that touch',
      {
        mon: [
          { from: '08:00', to: '12:00' },
          { from: '12:00', to: '17:00' },
        ],
      },
      null,
    ],
    ['none in whole days', allWeek, null],
    ['two on one day', { mon: [office, { from: '16:59', to: '18:00' }] }, { weekday: 'mon', place: 1 }],
    ['in any order', { mon: [{ from: '16:00', to: '18:00' }, office] }, { weekday: 'mon', place: 1 }],
    ['the same twice', { wed: [office, office] }, { weekday: 'wed', place: 1 }],
    ['across midnight', { mon: [night], tue: [{ from: '05:59', to: '09:00' }] }, { weekday: 'tue', place: 0 }],
    ['none where the night ends', { mon: [night], tue: [{ from: '06:00', to: '09:00' }] }, null],
    ['Sunday night into Monday', { mon: [{ from: '05:00', to: '09:00' }], sun: [night] }, { weekday: 'sun', place: 0 }],
    ['none from Sunday night to Monday morning', { mon: [{ from: '06:00', to: '09:00' }], sun: [night] }, null],
    [
      'a whole day and an hour of it',
      { sat: [{ from: '12:00', to: '13:00' }, wholeDay] },
      { weekday: 'sat', place: 1 },
    ],
    [
      '24 hours from 08:00 and the next morning',
      { mon: [{ from: '08:00', to: '08:00' }], tue: [{ from: '07:00', to: '09:00' }] },
      { weekday: 'tue', place: 0 },
    ],
  ])('%s', (_what, hours, found) =>
    expect(overlapOf(hours)).toEqual(found === null ? null : { ...found, other: expect.anything() }),
  );

  it('names the one before', () => {
    expect(overlapOf({ mon: [office, { from: '18:00', to: '20:00' }, { from: '16:59', to: '17:30' }] })?.other).toEqual(
      { weekday: 'mon', place: 0 },
    );
    expect(overlapOf({ mon: [{ from: '05:00', to: '09:00' }], sun: [night] })?.other).toEqual({
      weekday: 'mon',
      place: 0,
    });
  });
});

/** Monday the 7th to Sunday the 13th of December 2026. */
describe('the week that opening hours make', () => {
  it.each<[string, OpeningHours, string, boolean, string | null]>([
    ['before it opens', { mon: [office] }, '2026-12-07T07:59', false, '2026-12-07T08:00'],
    ['as it opens', { mon: [office] }, '2026-12-07T08:00', true, '2026-12-07T17:00'],
    ['as it closes', { mon: [office] }, '2026-12-07T17:00', false, '2026-12-14T08:00'],
    ['in the night, before midnight', { mon: [night] }, '2026-12-07T23:00', true, '2026-12-08T06:00'],
    ['in the night, after midnight', { mon: [night] }, '2026-12-08T05:59', true, '2026-12-08T06:00'],
    ['on Sunday night', { sun: [night] }, '2026-12-13T23:59', true, '2026-12-14T06:00'],
    ['on Monday after Sunday night', { sun: [night] }, '2026-12-14T00:00', true, '2026-12-14T06:00'],
    ['on a whole day', { sat: [wholeDay] }, '2026-12-12T00:00', true, '2026-12-13T00:00'],
    [
      'on whole days one after the other',
      { sat: [wholeDay], sun: [wholeDay] },
      '2026-12-12T12:00',
      true,
      '2026-12-14T00:00',
    ],
    ['over the end of the week', { sun: [wholeDay], mon: [wholeDay] }, '2026-12-13T12:00', true, '2026-12-15T00:00'],
    ['closed on Monday only', { ...allWeek, mon: [] }, '2026-12-13T12:00', true, '2026-12-14T00:00'],
    ['open always', allWeek, '2026-12-09T12:00', true, null],
    ['open never', {}, '2026-12-09T12:00', false, null],
  ])('%s', (_what, hours, time, isOpen, nextTurn) => {
    const week = openingWeekOf(hours);
    expect(week.isOpen(parseWall(time))).toBe(isOpen);
    const turn = week.nextTurn(parseWall(time));
    expect(turn === Infinity ? null : wallText(turn)).toBe(nextTurn);
  });
});
