/** People's texts, read once, at the edge, as they are seen: what looks alike is alike from there on. */

/**
 * Characters that take no place on the screen: zero-width ones, soft hyphens, marks of direction, variation selectors, tags. The two
 * overrides, U+202D and U+202E, are not among them: they change what is seen, and {@link hasForbiddenCharacters} rejects them.
 */
const unseen = String.raw`[^\P{Default_Ignorable_Code_Point}\u202D\u202E]`;

/** One pictograph, and the three kinds of emoji whose parts include unseen characters (UTS 51: ED-17, keycaps, tags). */
const pictograph = String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}?[\uFE0E\uFE0F]?`;
const emoji = [
  String.raw`\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}`,
  String.raw`${pictograph}(?:\u200D${pictograph})*`,
  String.raw`[#*\d]\uFE0F?\u20E3`,
].join('|');

const unseenCharacters = new RegExp(unseen, 'gu');
const emojiOrUnseen = new RegExp(`(${emoji})|${unseen}`, 'gu');

/** White space of every width, and the Braille pattern without dots, which looks like it. */
const blanks = /[\s\u2800]+/gu;

/** What looks like a hyphen or an apostrophe: `\p{Dash}` knows most of the first, Unicode's confusables (UTS 39) the others. */
const hyphens = /[\p{Dash}\u02D7\u06D4\u2043\u23AF\u2500\u2796\u2CBA]/gu;
const apostrophes =
  /[\u00B4\u02B9\u02BB-\u02BF\u02C8\u02CA\u02CB\u0384\u055A\u05F3\u1FBD\u2018\u2019\u201B\u2032\u2035\uA78C]/gu;

/**
 * A name or a sentence: without unseen characters, but for those within emoji; NFC, trimmed, runs of white space folded to one
 * space. A Mac's file dialog and some phones send `å` as `a` + ring (NFD); stored so, it would sort, search and count as two characters.
 */
export const normalizeText = (text: string): string =>
  text
    .replace(emojiOrUnseen, (_, kept: string | undefined) => kept ?? '')
    .normalize('NFC')
    .replace(blanks, ' ')
    .trim();

/** A text without its unseen characters, those within emoji too. */
export const withoutUnseen = (text: string): string => text.replace(unseenCharacters, '');

/**
 * The characters that a text is compared by: none unseen, look-alikes of hyphen and apostrophe as these, forms of one letter (full
 * width, ligatures) as that letter (NFKC).
 */
export const plainCharacters = (text: string): string =>
  withoutUnseen(text).replace(hyphens, '-').replace(apostrophes, "'").normalize('NFKC');

/** A number, login, address or domain as typed: its {@link plainCharacters}, trimmed, white space folded. */
export const plainText = (text: string): string => plainCharacters(text).replace(blanks, ' ').trim();

/** Whether a text has characters that no name has: control characters, overrides of direction, lone surrogates. */
export const hasForbiddenCharacters = (text: string): boolean => /[\p{Cc}\u202D\u202E]|\p{Cs}/u.test(text);
