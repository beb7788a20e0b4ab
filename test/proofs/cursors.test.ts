/** A cursor comes back as it went, to whom it was given, or not at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fromCursor, toCursor } from '../../functions/cursor.ts';

const scope = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.boolean(), fc.constant(undefined)), { maxLength: 6 });
const position = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.record({ streams: fc.array(fc.option(fc.string())) }),
  fc.record({ sortedAfter: fc.string({ unit: 'grapheme' }) }),
);
const any: z.ZodType = z.unknown();
const refusal = expect.objectContaining({ code: 'invalid-cursor' });

describe('a cursor', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(scope, position, (asked, place) => {
        expect(fromCursor(asked, toCursor(asked, place) ?? '', any)).toEqual(place);
      }),
    );
  });

  it('is refused where it was not given', () => {
    fc.assert(
      fc.property(scope, scope, position, (asked, other, place) => {
        fc.pre(JSON.stringify(asked) !== JSON.stringify(other));
        expect(() => fromCursor(other, toCursor(asked, place) ?? '', any)).toThrow(refusal);
      }),
    );
  });

  it('that was changed in any place is refused, or is the very same', () => {
    fc.assert(
      fc.property(
        scope,
        position,
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 2 }),
        (asked, place, where, change) => {
          const cursor = toCursor(asked, place) ?? '';
          const at = where % cursor.length;
          const changed = cursor.slice(0, at) + change + cursor.slice(at + 1);
          fc.pre(changed !== cursor);
          try {
            expect(fromCursor(asked, changed, any)).toEqual(place);
          } catch (error) {
            expect(error).toEqual(refusal);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('that somebody made up is refused', () => {
    fc.assert(
      fc.property(scope, fc.string({ unit: 'binary', minLength: 1 }), (asked, made) => {
        expect(() => fromCursor(asked, made, any)).toThrow(refusal);
      }),
    );
  });
});
