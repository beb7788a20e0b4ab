/**
 * Swedish alphabetical order as a sort key: a plain byte-wise comparison of two keys orders the names as a Swedish phone
 * book does, å ä ö after z, accents ignored. (CLDR's Swedish tailoring, primary level: æ sorts as ä, ø and ő as ö, ü as y,
 * ð as d, þ as th; v and w are different letters.) The same key, of what somebody typed, is a prefix to search with.
 */

import { plainCharacters } from './text.ts';

// The three ASCII characters after z, in order, stand for the three letters after z.
const å = '{';
const ä = '|';
const ö = '}';

const letters: Readonly<Record<string, string>> = {
  å,
  ä,
  æ: ä,
  ö,
  ø: ö,
  ő: ö,
  œ: ö,
  ü: 'y',
  ű: 'y',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ß: 'ss',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

/**
 * Parts a last name from a first name in a composed key. Lower than every character of a name, so that *Lind, Åke* comes
 * before *Lind Berg, Anna*: the last name decides first.
 */
export const nameSeparator = '\u0001';

/** A name of 128 characters of any script stays within a third of what a key of the table may have (1024 bytes). */
const longestKey = 110;

/**
 * The sort and search key of one name. `Åsa` → `{sa`, `André` → `andre`. Idempotent for ASCII lower case. Of a very long name the
 * beginning decides.
 */
export function collationKey(name: string): string {
  let key = '';
  // What stands in for å ä ö, and the separator, must not be typed into a key.
  for (const letter of plainCharacters(name)
    // A typewriter's apostrophe, in names alone: an e-mail address may have both.
    .replaceAll('`', "'")
    .toLowerCase()
    .replace(/[{|}\p{Cc}]/gu, '')) {
    key += letters[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
  }
  return [...key].slice(0, longestKey).join('');
}
