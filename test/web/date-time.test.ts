/** A day and a time in one text keep what was typed into either. */
import { expect, test } from 'vitest';
import { splitDateTime } from '../../web/design/date-time.ts';

test.each([
  ['2026-12-24T08:00', '2026-12-24', '08:00'],
  ['2026-12-24T', '2026-12-24', ''],
  ['T08:00', '', '08:00'],
  ['TorsdagT08:00', 'Torsdag', '08:00'],
  ['2026-12-24TTolv', '2026-12-24', 'Tolv'],
])('%s', (text, day, time) => {
  expect(splitDateTime(text)).toEqual({ day, time });
});
