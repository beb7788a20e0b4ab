/**
 * How an organisation is called in a text. A customer may call itself what it likes, and the text comes from the operator: so a name
 * is written in GSM-7, which keeps the text in one part, and without anything that a telephone would make a link or a call of.
 */
import type { Organization } from './organization.ts';
import { encodePunycode } from './punycode.ts';

/**
 * The name as a text has it; the domain where no letter of the name is left (an address, a number, emoji, 李记): the operator gave it,
 * and its people know it from logging in.
 */
function smsSenderName({ name, domain }: Pick<Organization, 'name' | 'domain'>): string {
  const cleaned = withoutLinksAndNumbers(toGsm7(name));
  return /\p{L}/u.test(cleaned) ? cleaned : domain.split('.').map(spellLabel).join('.');
}

/** What fits in one part of GSM-7. */
const onePart = 160;

/** A text of one part, in which the organisation's name takes the room that the rest leaves. */
export function textWithSenderName(
  organization: Pick<Organization, 'name' | 'domain'>,
  { before, after }: { readonly before: string; readonly after: string },
): string {
  const room = Math.max(0, onePart - before.length - after.length);
  return `${before}${smsSenderName(organization).slice(0, room).trim()}${after}`;
}

/** A label of a domain in GSM-7, letter by letter; as in DNS, `xn--…`, where a letter has no spelling and would be missing. */
const spellLabel = (label: string): string =>
  [...label].every((character) => toGsm7(character) !== '') ? toGsm7(label) : `xn--${encodePunycode(label)}`;

/** Runs on what {@link toGsm7} returns, so that other digits and dots (fullwidth, keycaps, `․`) are already plain ones. */
const withoutLinksAndNumbers = (text: string): string =>
  text
    // An address with a scheme, with `www.`, or with a path.
    .replace(/\S*:\/\/\S*|\bwww\.\S*|\S+\.\p{L}{2,}\/\S*/giu, ' ')
    // A bare host is often the name itself (Bokus.com): without its dot it is no link.
    .replace(/(?<=[\p{L}\d])\.(?=\p{L}{2})/gu, ' ')
    // Five digits or more with nothing but signs between them can be called: the shortest numbers that cost extra have five.
    .replace(/\+?\d(?:[^\p{L}\d]{0,3}\d){4,}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:;,+\-/)]+|[\s:;,+\-/(]+$/gu, '');

// GSM 03.38 basic set, less the characters that nobody's company name has.
const gsm7 = /[A-Za-z0-9 @£$¥èéùìòÇØøÅåÆæßÉ!"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà]/u;

/**
 * What letters become that GSM-7 lacks and Unicode does not decompose: Latin and Cyrillic as in passports (ICAO Doc 9303 part 3,
 * section 6), Greek by ISO 843; and the quotes and dashes of word processors.
 */
const spellings: ReadonlyMap<string, string> = new Map(
  (
    'đ d ð d ħ h ı i ĸ q ł l ŋ n œ oe þ th ŧ t ẞ ss ' +
    'а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ ie ы y э e ю iu ' +
    'я ia ґ g є ie і i ђ d ѕ dz ј j љ lj њ nj ћ c џ dz ' +
    'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o ' +
    `’ ' ‘ ' ‚ ' ′ ' ” " “ " „ " « " » " ‐ - – - — - − -`
  )
    .split(' ')
    .flatMap((letter, place, all) => (place % 2 === 0 ? [[letter, all[place + 1] ?? ''] as const] : [])),
);

/** A character in GSM-7; null when it has no spelling there. */
function spell(character: string): string | null {
  if (/[\s\p{Cc}]/u.test(character)) return ' ';
  if (gsm7.test(character)) return character;
  const spelling = spellings.get(character) ?? spellings.get(character.toLowerCase());
  if (spelling === undefined) return null;
  return character === character.toLowerCase() ? spelling : spelling.charAt(0).toUpperCase() + spelling.slice(1);
}

/** The same words in characters that cost one septet each; what cannot be spelled is left out. One outside would more than halve what fits in a text. */
const toGsm7 = (text: string): string =>
  [...text.normalize('NFC')]
    .map((character) => spell(character) ?? [...character.normalize('NFKD')].map((part) => spell(part) ?? '').join(''))
    .join('');
