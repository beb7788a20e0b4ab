/**
 * What is far too long is refused without being read. Reading some of it takes the square of its length: these would run for minutes, in a
 * function that has seconds.
 */
import type * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { domainName, email } from '../../contract/addresses.ts';
import { date, text } from '../../contract/fields.ts';
import { readDomainName } from '../../domain/domain-name.ts';
import { readEmail } from '../../domain/email-address.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';

const much = 400_000;
const filled = {
  separators: `${','.repeat(much)}x`,
  'blanks and separators': `${' ,'.repeat(much / 2)}x`,
  'one label': `a@xn--${'a'.repeat(much)}.se`,
  'marks that are to be put in order': `a${'\u0301'.repeat(much / 2)}${'\u0316'.repeat(much / 2)}@b.se`,
};

const codeOf = (field: z.ZodType, typed: string): unknown =>
  (field.safeParse(typed).error?.issues[0] as { params?: { code?: string } } | undefined)?.params?.code;

describe.each(Object.entries(filled))('a field that is filled with %s', (_, typed) => {
  it.each<[string, z.ZodType, string]>([
    ['an e-mail address', email, 'too-long'],
    ['a domain', domainName, 'not-a-domain'],
    ['a name', text(128), 'too-long'],
    ['a date', date, 'not-a-date'],
  ])('is refused as %s', (__, field, code) => expect(codeOf(field, typed)).toBe(code));
});

describe('a field with many characters that nobody sees', () => {
  const unseen = '\u200B'.repeat(400);
  it('is read as it is seen', () => {
    expect(email.parse(`${unseen}anna@bageriet.example`)).toBe('anna@bageriet.example');
    expect(text(128).parse(`${unseen}Anna`)).toBe('Anna');
  });

  it('has room for a name of the longest letters', () => {
    const name = 'ệ'.repeat(128);
    expect(text(128).parse(name.normalize('NFD'))).toBe(name);
    expect(text(128).parse('🎉'.repeat(128))).toBe('🎉'.repeat(128));
  });
});

it('the domain itself reads separators and labels of any length in a moment', () => {
  expect(readEmail(filled.separators)).toBeNull();
  expect(parsePhoneNumber(filled.separators)).toMatchObject({ ok: false });
  expect(readDomainName(filled['one label'].slice(2))).toBeNull();
});
