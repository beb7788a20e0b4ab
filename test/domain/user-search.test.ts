import { describe, expect, it } from 'vitest';
import { isFirstMeeting, rowsOf, searchStreams } from '../../domain/user-search.ts';
import { aUser, phone } from '../build/user.ts';

const anna = aUser({ customUsername: 'bagar-anna', aliases: [phone('+46846500499')] });

/** The rows of a user that a search shows, of all that it meets. */
const shown = (typed: string): string[] => {
  const streams = searchStreams(typed);
  return rowsOf(anna)
    .filter(({ sk }) => streams.some((stream) => sk.startsWith(stream)))
    .filter((row) => isFirstMeeting({ ...anna, ...row }, streams))
    .map(({ sk }) => sk.slice(0, 6));
};

describe('a search', () => {
  it.each([
    ['the last name', 'ander', ['N#ande']],
    ['the first name', 'Ann', ['T#anna']],
    ['first and last name', 'anna ander', ['T#anna']],
    ['last and first name', 'andersson a', ['N#ande']],
    ['last, then first name with a comma', 'Andersson, Anna', ['N#ande']],
    ['the beginnings of both with a comma', 'Andersson ,An', ['N#ande']],
    ['a last name and its comma', 'Andersson,', ['N#ande']],
    ['a name with unseen characters', 'An\u200Bna\u2069 ander\u00ADsson\u200E', ['T#anna']],
    ['a name copied from two cells', 'Anna\tAndersson', ['T#anna']],
    ['the e-mail, copied', 'mailto:anna@bageriet.example,', ['T#anna']],
    ['a number with code and zero', '+46 070-174', ['T#+467']],
    ['a number with 0046 and zero', '0046 070-174', ['T#+467']],
    ['a number as a link', 'tel:070-174 06 05', ['T#+467']],
    ['the username', 'anna.a', ['T#anna']],
    ['the e-mail in other capitals', 'ANNA@B', ['T#anna']],
    ['a number as Swedes write it', '070-174', ['T#+467']],
    ['a number with country code', '+46701740605', ['T#+467']],
    ['the custom username', 'bagar', ['T#baga']],
    ['an alias', '08-465 004 99', ['T#+468']],
    ['both numbers at once', '08-465 004', ['T#+468']],
    ['something else', 'berg', []],
    ['the middle of a name', 'nders', []],
    ['nothing', '  ', []],
    ['half a character', '\uD800', []],
  ])('by %s shows the user once', (_, typed, rows) => expect(shown(typed)).toEqual(rows));

  it('finds å ä ö as letters of their own, in either normal form', () => {
    expect(searchStreams('Åsa')).toEqual(searchStreams('Åsa'.normalize('NFD')));
    expect(searchStreams('Åsa')).not.toEqual(searchStreams('Asa'));
  });
});

describe('a name is found', () => {
  const named = (firstName: string, lastName: string) => rowsOf(aUser({ firstName, lastName })).map(({ sk }) => sk);
  const isFound = (typed: string, rows: readonly string[]): boolean =>
    searchStreams(typed).some((stream) => rows.some((sk) => sk.startsWith(stream)));

  it.each([
    ['O\u2043Hara', "O'Hara", false],
    ['Ann-Mari', 'Ann\u2043Mari', true],
    ['Ann\u02D7Mari', 'Ann-Mari', true],
    ["O'Hara", 'O\u02BBHara', true],
    ['O`Hara', 'O’Hara', true],
    ['sofia', 'So\uFB01a', true],
    ['❤', '❤️', true],
  ])('by %s where it is %s', (typed, name, found) => expect(isFound(typed, named(name, 'Ek'))).toBe(found));

  it('by an address in either spelling of its domain', () => {
    const rows = rowsOf(aUser({ email: 'anna@räksmörgås.se' })).map(({ sk }) => sk);
    for (const typed of ['anna@räk', 'ANNA@RÄKSMÖRGÅS.se', 'anna@xn--rksmrgs-5wao1o.se'])
      expect(isFound(typed, rows), typed).toBe(true);
  });
});

describe('the rows of a user', () => {
  it('guard each login once', () => {
    const guarded = rowsOf(aUser({ administrator: true }));
    expect(guarded.map(({ sk, guards }) => [sk.slice(0, 2), guards])).toEqual([
      ['N#', null],
      ['A#', null],
      ['T#', null],
      ['T#', 'username'],
      ['T#', 'email'],
      ['T#', 'primaryNumber'],
      ['T#', 'secondaryNumber'],
    ]);
  });
});
