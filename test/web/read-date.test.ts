/** Dates are read as people in Sweden and Britain type them. */
import { describe, expect, test } from 'vitest';
import { readDate } from '../../web/design/read-date.ts';

const search = { from: '2026-12-01' };

describe('a date', () => {
  test.each([
    ['2026-12-24', '2026-12-24'],
    ['20261224', '2026-12-24'],
    ['261224', '2026-12-24'],
    ['2026/12/24', '2026-12-24'],
    ['2027.1.3', '2027-01-03'],
    ['24/12', '2026-12-24'],
    ['24.12', '2026-12-24'],
    ['24-12', '2026-12-24'],
    ['24/12 2026', '2026-12-24'],
    ['24/12-26', '2026-12-24'],
    ['24/12/2026', '2026-12-24'],
    ['24.12.2026', '2026-12-24'],
    ['24 dec', '2026-12-24'],
    ['24 dec.', '2026-12-24'],
    ['24 december 2026', '2026-12-24'],
    ['den 24 december', '2026-12-24'],
    ['24:e december', '2026-12-24'],
    ['24th of December', '2026-12-24'],
    ['Dec 24', '2026-12-24'],
    ['December 24, 2026', '2026-12-24'],
    ['1 maj', '2027-05-01'],
    ['1 May 2027', '2027-05-01'],
    ['\u200E24\u202F dec ', '2026-12-24'],
  ])('“%s” is read as %s', (typed, date) => {
    expect(readDate(typed, search)).toBe(date);
  });

  test.each([
    '',
    '24',
    '24/',
    '24/13',
    '31/11',
    '30 feb',
    '2027-02-29',
    '24 foo',
    '12',
    'jul',
    '24/12 1',
    '12-26',
    '24 de',
  ])('“%s” is none', (typed) => {
    expect(readDate(typed, search)).toBeNull();
  });
});

describe('a date without a year', () => {
  test.each([
    ['1/12', '2026-12-01'],
    ['30/11', '2027-11-30'],
    ['3/1', '2027-01-03'],
    ['29/2', '2028-02-29'],
  ])('is the next such: %s is %s', (typed, date) => {
    expect(readDate(typed, search)).toBe(date);
  });

  test.each([
    ['1/12', '2026-12-01'],
    ['2/12', '2025-12-02'],
    ['3/1', '2026-01-03'],
    ['29 feb', '2024-02-29'],
  ])('is the last such where what has been is asked for: %s is %s', (typed, date) => {
    expect(readDate(typed, { ...search, isPast: true })).toBe(date);
  });
});
