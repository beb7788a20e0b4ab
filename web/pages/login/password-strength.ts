/** How hard a password is to guess, as far as a sentence next to the field can say. The rule itself is `domain/password.ts`. */
import { passwordProblem, readPassword, shortestPassword } from '../../../domain/password.ts';

const longEnough = 16;
const fewestDifferent = 6;

export type PasswordStrength = 'too-short' | 'one-time-password' | 'guessable' | 'good' | 'strong';

/** `guessable`: long enough for the rule, but a few characters over and over or a row of the keyboard. */
export function passwordStrength(typed: string): PasswordStrength {
  const password = readPassword(typed);
  const problem = passwordProblem(password);
  if (problem === 'one-time-password') return problem;
  if (problem !== null) return 'too-short';
  const different = new Set(password.toLowerCase()).size;
  if (different < fewestDifferent || /1234567|qwertyu|abcdefg|password|lösenord/iu.test(password)) return 'guessable';
  return password.length < longEnough ? 'good' : 'strong';
}

/** How many characters a password lacks. */
export const missingCharacters = (typed: string): number => shortestPassword - [...readPassword(typed)].length;
