/** Instants are told as people say them, in the organisation's time zone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { tellDate, tellDuration, tellExactly, tellMoment, tellWhen, readTimeOfDay } from '../../web/design/time.ts';

const messages = (language: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../web/messages/${language}.json`), 'utf8'));
const swedish = { language: 'sv', timeZone: 'Europe/Stockholm' } as const;
const english = { language: 'en', timeZone: 'Europe/Stockholm' } as const;
const now = Date.parse('2026-11-23T02:30:00Z');

beforeAll(async () => {
  const translations = Object.fromEntries(
    ['sv', 'en'].map((each) => [each, { translation: messages(each) as object }]),
  );
  await i18next.init({ lng: 'sv', resources: translations, interpolation: { escapeValue: false } });
});

describe('a time of day', () => {
  test.each([
    ['08:00', '08:00'],
    ['8', '08:00'],
    ['17', '17:00'],
    ['830', '08:30'],
    ['0830', '08:30'],
    ['8.30', '08:30'],
    [' 8:30 ', '08:30'],
    ['\u200E8\uFF1A30\u202C', '08:30'],
    ['0', '00:00'],
    ['2359', '23:59'],
  ])('“%s” is read as %s', (typed, time) => {
    expect(readTimeOfDay(typed)).toBe(time);
  });

  test.each(['', '24', '24:00', '8:60', '8:3', '8:', ':30', '12345', '5 pm', 'åtta'])('“%s” is none', (typed) => {
    expect(readTimeOfDay(typed)).toBeNull();
  });
});

describe('a moment', () => {
  test.each([
    ['2026-11-23T02:29:31Z', 'nu'],
    ['2026-11-23T02:10:00Z', 'för 20 minuter sedan'],
    ['2026-11-23T02:50:00Z', 'om 20 minuter'],
    ['2026-11-22T23:29:00Z', 'för 3 timmar sedan'],
    ['2026-11-22T20:00:00Z', 'i går kl. 21:00'],
    ['2026-11-12T13:03:00Z', '12 november kl. 14:03'],
    ['2025-12-24T11:00:00Z', '24 december 2025 kl. 12:00'],
  ])('%s is told as “%s”', (at, told) => {
    expect(tellMoment(at, now, swedish)).toBe(told);
  });

  test('is exact when it is asked for', () => {
    expect(tellExactly('2026-07-01T10:00:00Z', swedish)).toBe('onsdag 1 juli 2026 kl. 12:00');
  });

  test('is told in English to whoever reads English', async () => {
    await i18next.changeLanguage('en');
    expect(tellMoment('2026-11-22T20:00:00Z', now, english)).toBe('yesterday at 21:00');
    expect(tellMoment('2025-12-24T12:00:00Z', now, english)).toBe('24 December 2025 at 13:00');
    expect(tellExactly('2026-07-01T10:00:00Z', english)).toMatch(/^Wednesday,? 1 July 2026 at 12:00$/);
    expect(tellDate('2027-02-28', 'en')).toBe('28 February 2027');
    expect(tellWhen(Date.parse('2027-01-01T07:00:00Z'), now, english)).toBe('Friday 1 January 2027 at 08:00');
    expect(tellWhen(Date.parse('2026-11-23T16:00:00Z'), now, english)).toBe('17:00');
    expect(tellWhen(Date.parse('2026-11-23T16:00:00Z'), now, english, 'time.atClock')).toBe('at 17:00');
    await i18next.changeLanguage('sv');
  });
});

test('a wait is rounded up, so that nobody comes too early', () => {
  expect([1, 59, 60, 61, 895, 3600, 86_000].map((seconds) => tellDuration(seconds, 'sv'))).toEqual([
    '1 sekund',
    '59 sekunder',
    '1 minut',
    '2 minuter',
    '15 minuter',
    '1 timme',
    '24 timmar',
  ]);
});

test('a date on the calendar is that date everywhere', () => {
  expect(tellDate('2027-02-28', 'sv')).toBe('28 februari 2027');
});

test.each([
  ['2026-11-23T16:00:00Z', 'kl. 17:00'],
  ['2026-11-24T07:00:00Z', 'i morgon kl. 08:00'],
  ['2026-12-27T07:00:00Z', 'söndag 27 december kl. 08:00'],
  ['2027-01-01T07:00:00Z', 'fredag 1 januari 2027 kl. 08:00'],
])('what will be at %s is said to be “%s”', (at, told) => {
  expect(tellWhen(Date.parse(at), now, swedish)).toBe(told);
});
