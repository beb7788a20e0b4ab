/** The id of a draft of an order. */
import { expect, test } from 'vitest';
import { newDraftId } from '../../web/pages/order-wizard/draft-id.ts';

test('the id of a draft is a ULID: the time first, and then what chance gave', () => {
  // The example of https://github.com/ulid/spec has the time 1469918176385.
  expect(newDraftId(1_469_918_176_385, new Uint8Array(16))).toBe('drf_01ARYZ6S410000000000000000');
  expect(newDraftId(Date.parse('2026-12-01'))).toMatch(/^drf_[0-9A-HJKMNP-TV-Z]{26}$/);
});
