import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../domain/local-date.ts';
import { clockOf, isLocalDateTime, isTimeZone, startOfDay, toEpoch, toLocal } from '../../domain/time-zone.ts';
import { wall } from '../build/schedule-event.ts';

const at = (text: string): number => Date.parse(text);

const awkwardZones = [
  'Europe/Stockholm',
  'America/Havana',
  'America/Santiago',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Australia/Lord_Howe',
];

describe('a time on the wall', () => {
  it.each(['2026-12-24T00:00', '2028-02-29T23:59', '1900-01-01T00:00', '2199-12-31T23:59'])('%s is one', (text) =>
    expect(isLocalDateTime(text)).toBe(true),
  );
  it.each([
    '2026-12-24T24:00',
    '2026-12-24T08:60',
    '2026-12-24T8:00',
    '2026-12-24T08:00:00',
    '2026-12-24T08:00Z',
    '2026-12-24T08:00+01:00',
    '2026-12-24 08:00',
    '2027-02-29T08:00',
    '2026-13-01T08:00',
    '2026-04-31T08:00',
    '26-12-24T08:00',
    '2200-01-01T00:00',
    '2026-12-24',
    ' 2026-12-24T08:00',
    '2026-12-24T08:00\n',
    '',
  ])('%j is none', (text) => expect(isLocalDateTime(text)).toBe(false));
});

describe('the instant of a time on the wall', () => {
  it.each([
    ['2026-12-24T00:00', 'Europe/Stockholm', '2026-12-23T23:00Z'],
    ['2026-07-01T12:00', 'Europe/Stockholm', '2026-07-01T10:00Z'],
    // On the 28th of March 2027 the clock goes from 02:00 to 03:00.
    ['2027-03-28T01:59', 'Europe/Stockholm', '2027-03-28T00:59Z'],
    ['2027-03-28T02:00', 'Europe/Stockholm', '2027-03-28T01:00Z'],
    ['2027-03-28T02:30', 'Europe/Stockholm', '2027-03-28T01:00Z'],
    ['2027-03-28T02:59', 'Europe/Stockholm', '2027-03-28T01:00Z'],
    ['2027-03-28T03:00', 'Europe/Stockholm', '2027-03-28T01:00Z'],
    ['2027-03-28T03:01', 'Europe/Stockholm', '2027-03-28T01:01Z'],
    // On the 25th of October 2026 it goes from 03:00 back to 02:00.
    ['2026-10-25T01:59', 'Europe/Stockholm', '2026-10-24T23:59Z'],
    ['2026-10-25T02:00', 'Europe/Stockholm', '2026-10-25T00:00Z'],
    ['2026-10-25T02:30', 'Europe/Stockholm', '2026-10-25T00:30Z'],
    ['2026-10-25T02:59', 'Europe/Stockholm', '2026-10-25T00:59Z'],
    ['2026-10-25T03:00', 'Europe/Stockholm', '2026-10-25T02:00Z'],
    // Lord Howe changes by half an hour: from 02:00 to 02:30, from 02:00 to 01:30.
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['2027-04-04T01:45', 'Australia/Lord_Howe', '2027-04-03T14:45Z'],
    ['2027-04-04T02:00', 'Australia/Lord_Howe', '2027-04-03T15:30Z'],
    ['2026-12-24T12:00', 'Asia/Kathmandu', '2026-12-24T06:15Z'],
    // Samoa went over the date line and had no 30th of December 2011.
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T10:00Z'],
    ['2011-12-29T23:59', 'Pacific/Apia', '2011-12-30T09:59Z'],
  ])('%s in %s is %s', (text, zone, instant) => expect(toEpoch(wall(text), zone)).toBe(at(instant)));

  it('is what Temporal says wherever the clock shows that time', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100 * 525_600 }), fc.constantFrom(...awkwardZones), (minutes, zone) => {
        const local = Temporal.PlainDateTime.from('1990-01-01T00:00').add({ minutes });
        const theirs = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
        fc.pre(theirs.toPlainDateTime().equals(local));
        expect(toEpoch(wall(local.toString().slice(0, 16)), zone)).toBe(theirs.epochMilliseconds);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what the wall shows at an instant', () => {
  it.each([
    ['2026-12-23T23:00Z', 'Europe/Stockholm', '2026-12-24T00:00'],
    ['2026-10-25T00:30Z', 'Europe/Stockholm', '2026-10-25T02:30'],
    ['2026-10-25T01:30Z', 'Europe/Stockholm', '2026-10-25T02:30'],
    ['2027-03-28T01:00Z', 'Europe/Stockholm', '2027-03-28T03:00'],
    ['2026-12-24T06:15:59.999Z', 'Asia/Kathmandu', '2026-12-24T12:00'],
    ['1969-12-31T23:59:59.999Z', 'UTC', '1969-12-31T23:59'],
  ])('%s in %s is %s', (instant, zone, text) => expect(toLocal(at(instant), zone)).toBe(text));

  it('is what Temporal says, at any instant', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200 * 525_600 }), fc.constantFrom(...awkwardZones), (minutes, zone) => {
        const instant = at('1950-01-01T00:00Z') + minutes * 60_000;
        const theirs = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
        expect(toLocal(instant, zone)).toBe(theirs.toString().slice(0, 16));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a clock', () => {
  it('stands still, rather than going back, until the repeated hour is over', () => {
    const clock = clockOf('Europe/Stockholm');
    const read = (instant: string): string => new Date(clock.read(at(instant))).toISOString();
    expect(read('2026-10-25T00:59:59.999Z')).toBe('2026-10-25T02:59:59.999Z');
    expect(read('2026-10-25T01:00Z')).toBe('2026-10-25T02:59:59.999Z');
    expect(read('2026-10-25T01:59:59.999Z')).toBe('2026-10-25T02:59:59.999Z');
    expect(read('2026-10-25T02:00Z')).toBe('2026-10-25T03:00:00.000Z');
  });

  it('has come to a time exactly when the instant of that time has come', () => {
    const minutes = fc.integer({ min: -600, max: 600 });
    fc.assert(
      fc.property(
        fc.constantFrom(...awkwardZones),
        fc.integer({ min: 1990, max: 2060 }),
        minutes,
        minutes,
        (zone, year, one, other) => {
          const clock = clockOf(zone);
          const change = Temporal.PlainDate.from({ year, month: 1, day: 1 })
            .toZonedDateTime(zone)
            .getTimeZoneTransition('next');
          fc.pre(change !== null);
          const instant = change.epochMilliseconds + one * 60_000;
          const time = clock.show(change.epochMilliseconds) + other * 60_000;
          expect(time <= clock.read(instant)).toBe(clock.reach(time) <= instant);
        },
      ),
      { numRuns: 2000 },
    );
  });
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
  ])('%s in %s is %s', (text, zone, instant) => expect(startOfDay(text as LocalDate, zone)).toBe(at(instant)));

  it('is what Temporal says, on any day in any of the awkward zones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_500 }), fc.constantFrom(...awkwardZones), (days, zone) => {
        const text = Temporal.PlainDate.from('1990-01-01').add({ days }).toString();
        // Samoa skipped the whole of that day: it has no beginning.
        fc.pre(text !== '2011-12-30');
        const theirs = Temporal.PlainDate.from(text).toZonedDateTime(zone);
        expect(startOfDay(text as LocalDate, zone)).toBe(theirs.epochMilliseconds);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a time zone', () => {
  it.each(['Europe/Stockholm', 'UTC', 'Atlantic/Reykjavik', 'Asia/Kolkata', 'America/Port-au-Prince', 'NZ-CHAT'])(
    '%s is one',
    (text) => expect(isTimeZone(text)).toBe(true),
  );
  it.each(['Europe/Atlantis', '+01:00', '', 'CET-1'])('%s is none', (text) => expect(isTimeZone(text)).toBe(false));
  it.each(['europe/stockholm', 'Europe/StockHolm', 'utc', 'asia/kolkata', 'Asia/kolkata', 'ASIA/KOLKATA'])(
    '%s is not how one is spelt',
    (text) => expect(isTimeZone(text)).toBe(false),
  );
});
