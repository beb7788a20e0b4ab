import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isDate, type LocalDate } from '../../domain/local-date.ts';
import { isTimeZone, startOfDay } from '../../domain/time-zone.ts';

const day = (text: string): LocalDate => text as LocalDate;
const at = (text: string): number => Date.parse(text);

describe('a date', () => {
  it.each(['2026-12-24', '2028-02-29', '1900-01-01', '2199-12-31'])('%s is one', (text) =>
    expect(isDate(text)).toBe(true),
  );
  it.each([
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '26-12-24',
    '2026-1-2',
    '2026-12-24T00:00',
    '0026-11-24',
    '2200-01-01',
    '',
  ])('%s is none', (text) => expect(isDate(text)).toBe(false));
});

describe('the start of a day', () => {
  it.each([
    ['2026-12-24', 'Europe/Stockholm', '2026-12-23T23:00Z'],
    ['2026-07-01', 'Europe/Stockholm', '2026-06-30T22:00Z'],
    // The clock changed at 03:00 on the 25th of October 2026: the day before and the day itself begin in summer time.
    ['2026-10-25', 'Europe/Stockholm', '2026-10-24T22:00Z'],
    ['2026-10-26', 'Europe/Stockholm', '2026-10-25T23:00Z'],
    ['2027-03-28', 'Europe/Stockholm', '2027-03-27T23:00Z'],
    ['2027-03-29', 'Europe/Stockholm', '2027-03-28T22:00Z'],
    // Chile skips midnight: the day begins at 01:00.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00Z'],
    // Cuba strikes midnight twice: the first counts.
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00Z'],
  ])('%s in %s is %s', (text, zone, instant) => expect(startOfDay(day(text), zone)).toBe(at(instant)));

  it('is what Temporal says, on any day in any of the awkward zones', () => {
    const zones = [
      'Europe/Stockholm',
      'America/Havana',
      'America/Santiago',
      'Africa/Cairo',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_500 }), fc.constantFrom(...zones), (days, zone) => {
        const text = Temporal.PlainDate.from('1990-01-01').add({ days }).toString();
        // Samoa skipped the whole of that day: it has no beginning.
        fc.pre(text !== '2011-12-30');
        expect(startOfDay(day(text), zone)).toBe(Temporal.PlainDate.from(text).toZonedDateTime(zone).epochMilliseconds);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a time zone', () => {
  it.each(['Europe/Stockholm', 'UTC', 'Atlantic/Reykjavik'])('%s is one', (text) =>
    expect(isTimeZone(text)).toBe(true),
  );
  it.each(['Europe/Atlantis', '+01:00', '', 'CET-1'])('%s is none', (text) => expect(isTimeZone(text)).toBe(false));
});
