import { describe, expect, it } from 'vitest';
import {
  civilDayOf,
  dayMilliseconds,
  dayNumberOf,
  dayText,
  daysInMonth,
  parseDay,
  parseWall,
  wallText,
  weekdayOf,
} from '../../domain/calendar.ts';

describe('the calendar', () => {
  it('is what Date says of every day from 1900 to 2199, there and back', () => {
    const first = Date.UTC(1900, 0, 1) / dayMilliseconds;
    const last = Date.UTC(2199, 11, 31) / dayMilliseconds;
    const wrong: string[] = [];
    for (let day = first; day <= last; day += 1) {
      const date = new Date(day * dayMilliseconds);
      const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      const text = date.toISOString().slice(0, 10);
      if (dayNumberOf(civil.year, civil.month, civil.day) !== day) wrong.push(`day number of ${text}`);
      if (dayText(day) !== text || parseDay(text) !== day) wrong.push(`text of ${text}`);
      if (weekdayOf(day) !== (date.getUTCDay() + 6) % 7) wrong.push(`weekday of ${text}`);
      if (JSON.stringify(civilDayOf(day)) !== JSON.stringify(civil)) wrong.push(`civil day of ${text}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    [2027, 2, 28],
    [2028, 2, 29],
    [2000, 2, 29],
    [2100, 2, 28],
    [2026, 4, 30],
    [2026, 12, 31],
  ])('in %i month %i has %i days', (year, month, days) => expect(daysInMonth(year, month)).toBe(days));

  it.each(['2026-12-24T00:00', '1969-12-31T23:59', '2028-02-29T13:37'])('reads and writes %s', (text) => {
    expect(parseWall(text)).toBe(Date.parse(`${text}Z`));
    expect(wallText(parseWall(text))).toBe(text);
  });
});
