/** People's texts: normalised once, at the edge, so that what looks alike is alike. */

/**
 * NFC, trimmed, inner runs of white space folded to one space. A Mac's file dialog and some phones send `å` as `a` + ring
 * (NFD); stored so, it would sort, search and count as two characters.
 */
export const normalizeText = (text: string): string => text.normalize('NFC').trim().replace(/\s+/gu, ' ');

/** Whether nobody would see anything of a text: spaces, and characters that take no place. */
export const isBlank = (text: string): boolean => /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(text);

/** Whether a text has characters that no name has: control characters, bidirectional overrides, lone surrogates. */
export const hasForbiddenCharacters = (text: string): boolean =>
  /[\p{Cc}\u{202A}-\u{202E}\u{2066}-\u{2069}]|\p{Cs}/u.test(text);
