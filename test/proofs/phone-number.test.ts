/** However a number is written, it is the same number. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canReceiveSms, formatPhoneNumber, numberPrefixes, parsePhoneNumber } from '../../domain/phone-number.ts';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: length, maxLength: length });
/** National significant numbers of series that people have, without the 0 (PTS numbering plan). */
const national = fc
  .oneof(
    fc.tuple(fc.constantFrom('70', '72', '73', '76', '79'), digits(7)),
    // A subscriber's own number begins with none of 0 and 1.
    fc.tuple(fc.constantFrom('8'), fc.constantFrom('4', '5', '6', '7'), digits(6)),
    fc.tuple(fc.constantFrom('31', '40', '13'), fc.constantFrom('2', '3', '7'), digits(5)),
  )
  .map((parts) => parts.join(''));

/** Between digits people put what they like. */
const spaced = (text: string) =>
  fc
    .array(fc.constantFrom('', '', '', ' ', '-', '\u2011', '\u2043', '.', '\u00A0', '\t', '\u200B', '\u2069'), {
      minLength: text.length,
      maxLength: text.length,
    })
    .map((gaps) => [...text].map((digit, place) => digit + (place === text.length - 1 ? '' : gaps[place])).join(''));

const spellings = national.chain((number) =>
  fc.tuple(
    fc.constant(`+46${number}`),
    fc.oneof(
      spaced(`0${number}`),
      spaced(number).map((rest) => `+46 ${rest}`),
      spaced(number).map((rest) => `0046 ${rest}`),
      spaced(number).map((rest) => `+46 (0)${rest}`),
      spaced(`0${number}`).map((rest) => `+46 ${rest}`),
      spaced(`0${number}`).map((rest) => `0046 ${rest},`),
      spaced(number).map((rest) => `(+46) ${rest}`),
      spaced(number).map((rest) => `tel:+46${rest}`),
      fc.constant(`  0${number} `),
    ),
  ),
);

describe('a Swedish number', () => {
  it('in any spelling is the same E.164', () => {
    fc.assert(
      fc.property(spellings, ([number, typed]) => {
        expect(parsePhoneNumber(typed)).toMatchObject({ ok: true, number });
      }),
      { numRuns: 2000 },
    );
  });

  it('as it is shown can be typed again, and so can what is stored', () => {
    fc.assert(
      fc.property(spellings, ([number]) => {
        expect(parsePhoneNumber(formatPhoneNumber(number))).toMatchObject({ ok: true, number });
        expect(parsePhoneNumber(number)).toMatchObject({ ok: true, number });
      }),
    );
  });

  it('is found by every beginning of what is typed', () => {
    fc.assert(
      fc.property(national, fc.integer({ min: 2, max: 8 }), (number, length) => {
        for (const typed of [
          `0${number}`.slice(0, length),
          `+46${number}`.slice(0, length),
          `+46 0${number}`.slice(0, length),
          `0046 (0)${number}`.slice(0, length),
          formatPhoneNumber(`+46${number}`).slice(0, length),
        ]) {
          expect(
            numberPrefixes(typed).some((prefix) => `+46${number}`.startsWith(prefix)),
            typed,
          ).toBe(true);
        }
      }),
    );
  });
});

describe('whatever is typed', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'0123456789+-() ./\u2013\uFF10'.split('')), maxLength: 40 }),
  );

  it('is a number in E.164 or refused with a code; nothing is thrown', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parsePhoneNumber(text);
        if (parsed.ok) expect(parsed.number).toMatch(/^\+[1-9]\d{6,14}$/);
        else expect(parsed.code).toMatch(/^[a-z-]+$/);
        expect(() => [formatPhoneNumber(text), numberPrefixes(text), canReceiveSms(text)]).not.toThrow();
      }),
      { numRuns: 3000 },
    );
  });

  it('is texted only when it is a Swedish mobile number', () => {
    fc.assert(
      // Of what is typed at random hardly anything is a number: some begins as Swedish ones do.
      fc.property(fc.oneof(anything, fc.stringMatching(/^\+46[1-9]\d{6,9}$/)), (text) => {
        const parsed = parsePhoneNumber(text);
        const isMobile = parsed.ok && /^\+467[02369]\d{7}$/.test(parsed.number);
        expect(canReceiveSms(text) && !isMobile, text).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});
