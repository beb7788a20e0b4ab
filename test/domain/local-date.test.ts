import { describe, expect, it } from 'vitest';
import { isDate } from '../../domain/local-date.ts';

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
