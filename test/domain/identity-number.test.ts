import { describe, expect, it } from 'vitest';
import {
  isPersonal,
  maskIdentityNumber,
  maskPersonalNumbers,
  parseIdentityNumber,
} from '../../domain/identity-number.ts';
import type { LocalDate } from '../../domain/local-date.ts';

const today = '2026-11-23' as LocalDate;
const parse = (typed: string) => parseIdentityNumber(typed, today);
/** What a number that is one is told as, and whether it is somebody's own. */
const told = (typed: string) => {
  const number = parse(typed);
  return number && { shown: maskIdentityNumber(number), personal: isPersonal(number) };
};

describe('an organisation number', () => {
  it.each([
    ['556677-8899', '5566778899'],
    ['5566778899', '5566778899'],
    [' 556677 8899 ', '5566778899'],
    ['556677–8899', '5566778899'],
    ['16556677-8899', '5566778899'],
    ['165566778899', '5566778899'],
    ['969712-3454', '9697123454'],
  ])('%s is %s, as it is', (typed, number) => {
    expect(parse(typed)).toBe(number);
    expect(told(typed)).toEqual({ shown: number, personal: false });
  });

  it.each(['556677-8898', '55667-78899', '556677+8899', '19556677-8899', '111677-8899', '55667788990', 'Bageriet', ''])(
    '%s is none',
    (typed) => expect(parse(typed)).toBeNull(),
  );
});

// The Tax Agency's and personnummer.se's test numbers, and such as were made for these cases by Luhn's rule.
describe('a personal number', () => {
  it.each([
    ['850709-9805', '198507099805'],
    ['8507099805', '198507099805'],
    ['19850709-9805', '198507099805'],
    ['198507099805', '198507099805'],
    // A coordination number: 60 is added to the day.
    ['850769-9802', '198507699802'],
    // 29 February: 2000 had one, as had neither 1900 nor 2001.
    ['000229-1235', '200002291235'],
    // Who turns a hundred this year is told from the newborn by a plus.
    ['250709-9808', '202507099808'],
    ['250709+9808', '192507099808'],
    ['260109+9803', '192601099803'],
    // Somebody who is not born yet is meant to be a hundred years older.
    ['261224-1238', '192612241238'],
  ])('%s is stored with its century: %s', (typed, number) => expect(parse(typed)).toBe(number));

  it('is shown without what makes it somebody’s', () => {
    expect(told('19850709-9805')).toEqual({ shown: '850709-****', personal: true });
    expect(told('850769-9802')).toEqual({ shown: '850769-****', personal: true });
  });

  it.each([
    ['850709-9806', 'a wrong check digit'],
    ['750231-0241', '31 February, though its check digit is right'],
    ['010229-1234', '29 February of a year without one'],
    ['19000229-1235', '29 February of 1900'],
    ['000229+1235', 'the same, told by a plus'],
    ['850009-1239', 'no month'],
    ['851309-1234', 'a thirteenth month'],
    ['20261224-1238', 'a day that has not come'],
    ['16850709-9805', 'the century of organisations'],
    ['+8507099805', 'a plus in the wrong place'],
  ])('%s is none: %s', (typed) => expect(parse(typed)).toBeNull());
});

describe('free text', () => {
  it.each([
    ['Numret står på 19850709-9805.', 'Numret står på 850709-****.'],
    ['850709–9805 eller 198507699802', '850709-**** eller 850769-****'],
    ['Bolaget är 556677-8899, kund 19850709-98051', 'Bolaget är 556677-8899, kund 19850709-98051'],
    ['Fel datum: 850709-9806', 'Fel datum: 850709-9806'],
  ])('%s becomes %s', (text, masked) => expect(maskPersonalNumbers(text, today)).toBe(masked));
});
