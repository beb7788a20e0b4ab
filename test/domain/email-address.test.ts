import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDomainName } from '../../domain/domain-name.ts';
import { readEmail } from '../../domain/email-address.ts';
import { encodePunycode } from '../../domain/punycode.ts';

describe('a domain', () => {
  it.each([
    ['Bageriet.Example', 'bageriet.example'],
    ['bageriet.example.', 'bageriet.example'],
    ['RÄKSMÖRGÅS.se', 'räksmörgås.se'],
    ['räksmörgås.se'.normalize('NFD'), 'räksmörgås.se'],
    ['xn--rksmrgs-5wao1o.se', 'räksmörgås.se'],
    ['XN--RKSMRGS-5WAO1O.SE', 'räksmörgås.se'],
    ['bage\u200Briet\u2011ab.example', 'bageriet-ab.example'],
    ['xn--fiqs8s.xn--fiqs8s', '中国.中国'],
  ])('%s is stored as %s', (typed, stored) => expect(readDomainName(typed)).toBe(stored));

  it.each([
    '',
    'bageriet',
    'a..se',
    '-a.se',
    'a-.se',
    '1.2',
    'a b.se',
    'a_b.se',
    'a/b.se',
    'xn--.se',
    'xn--abc-.se',
    'xn--a.se',
    `${'a'.repeat(64)}.se`,
  ])('%j is none', (typed) => expect(readDomainName(typed)).toBeNull());

  it('spelled in ASCII by the platform is read as it was written', () => {
    const written = fc
      .array(fc.constantFrom(...'abcdefåäöéøñæłπжя世界אمß-1'.split('')), { minLength: 1, maxLength: 12 })
      .map((letters) => `${letters.join('')}.se`);
    fc.assert(
      fc.property(written, (name) => {
        const ascii = domainToASCII(name);
        // The platform refuses more, such as a label of two directions.
        if (ascii === '' || readDomainName(name) === null) return;
        expect(readDomainName(ascii)).toBe(name);
        if (ascii.startsWith('xn--')) expect(`xn--${encodePunycode(name.slice(0, -'.se'.length))}.se`).toBe(ascii);
      }),
      { numRuns: 2000 },
    );
  });

  it('of any characters is read without an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `xn--${text}.se`),
        ),
        (typed) => {
          const read = readDomainName(typed);
          if (read !== null) expect(readDomainName(read)).toBe(read);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('an e-mail address', () => {
  it.each([
    ['Anna@Bageriet.Example', 'anna@bageriet.example'],
    ['anna&bo@bageriet.example', 'anna&bo@bageriet.example'],
    ['a+b/c=d_e@bageriet.example', 'a+b/c=d_e@bageriet.example'],
    ['o’neill@bageriet.example', "o'neill@bageriet.example"],
    ['anna@xn--rksmrgs-5wao1o.se', 'anna@räksmörgås.se'],
    ['anna@räksmörgås.se', 'anna@räksmörgås.se'],
    ['mailto:anna@bageriet.example', 'anna@bageriet.example'],
    [' <anna@bageriet.example>, ', 'anna@bageriet.example'],
    ['an\u200Bna@bage\u00ADriet.example\u200E', 'anna@bageriet.example'],
  ])('%s is stored as %s', (typed, stored) => expect(readEmail(typed)).toBe(stored));

  it.each([
    '',
    'anna',
    '@bageriet.example',
    'anna@',
    'anna@bageriet',
    '.a@b.se',
    'a.@b.se',
    'a..b@b.se',
    'a b@b.se',
    'a@b@c.se',
    'åsa@b.se',
    `${'a'.repeat(65)}@b.se`,
  ])('%j is none', (typed) => expect(readEmail(typed)).toBeNull());
});
