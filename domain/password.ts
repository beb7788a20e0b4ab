/** Passwords: how one is read, and which one may be chosen. */
import type { FieldCode } from './domain-error.ts';
import { plainText, withoutUnseen } from './text.ts';

/** Characters at least, of any kind (NIST SP 800-63B: length, no demands on kinds of characters); the user pool's rule too. */
export const shortestPassword = 12;
/** Characters at most: what Cognito takes. */
export const longestPassword = 256;

/** What one-time passwords are made of: without 0 o, 1 l i, and u v, which are mistaken for each other on paper and on the phone. */
export const oneTimeCharacters = 'abcdefghjkmnpqrstwxyz23456789';
const oneTime = new RegExp(`^[${oneTimeCharacters}]{4}(?:-[${oneTimeCharacters}]{4}){3}$`);

/**
 * A password in the form in which it is stored and compared: composed (NFC: some phones send å as two characters), spaces of any
 * width as one kind (RFC 8265, OpaqueString), none at the ends, no unseen characters. A one-time password, which has only small
 * letters, is read in capitals too. Cognito compares the bytes that it gets, so every password that goes there is read by this.
 */
export function readPassword(typed: string): string {
  const plain = plainText(typed).toLowerCase();
  return oneTime.test(plain) ? plain : withoutUnseen(typed).replace(/\s/gu, ' ').normalize('NFC').trim();
}

/**
 * Why a password may not be chosen as one's own; null: it may. A one-time password is known by its form: whoever gave it out
 * knows it, so neither this one nor an earlier one is anybody's own.
 */
export function passwordProblem(typed: string): FieldCode | null {
  const password = readPassword(typed);
  if (password === '') return 'required';
  if (oneTime.test(password)) return 'one-time-password';
  if (/^\s|\s$/u.test(withoutUnseen(typed))) return 'blank-at-end';
  return [...password].length < shortestPassword ? 'password-too-weak' : null;
}
