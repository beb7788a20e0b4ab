/** How hard a password is to guess, as far as a sentence beside the field can tell. The rule itself is length alone. */

/** The user pool's rule (NIST SP 800-63B: length, no demands on kinds of characters). */
export const shortestPassword = 12;
const longEnough = 16;
const fewestDifferent = 6;

export type PasswordStrength = 'too-short' | 'guessable' | 'good' | 'strong';

/** `guessable`: long enough for the rule, but a few characters over and over or a row of the keyboard. */
export function passwordStrength(password: string): PasswordStrength {
  if (password.length < shortestPassword) return 'too-short';
  const different = new Set(password.toLowerCase()).size;
  if (different < fewestDifferent || /1234567|qwertyu|abcdefg|password|lösenord/iu.test(password)) return 'guessable';
  return password.length < longEnough ? 'good' : 'strong';
}
