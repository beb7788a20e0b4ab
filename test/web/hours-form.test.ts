/** Opening hours in a form. */
import { expect, test } from 'vitest';
import { endsBeforeMidnight } from '../../web/targets/hours-form.ts';

test('hours until 23:59 end a minute before midnight, however that is typed', () => {
  expect(['23:59', '2359', '23.59'].every(endsBeforeMidnight)).toBe(true);
  expect(['00:00', '23:58', '24:00', '', '2'].some(endsBeforeMidnight)).toBe(false);
});
