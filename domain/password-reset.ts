/**
 * A forgotten password: a code by mail, with which an administrator chooses a new one. Of a code only the hash is stored; it has 58 bits, so that nobody who
 * reads the table finds it while it lives.
 */
import type { FieldCode } from './domain-error.ts';
import type { ActivityId } from './ids.ts';
import type { EpochMilliseconds } from './local-date.ts';
import { oneTimeCharacters } from './password.ts';
import { withoutUnseen } from './text.ts';
import { statusOf, type User } from './user.ts';

/** How long a code lives. */
export const resetCodeMinutes = 15;
export const resetCodeMilliseconds = resetCodeMinutes * 60_000;

/** Characters of a code, without its hyphens. */
const resetCodeLength = 12;

/** The latest code of a user, as it is stored. */
export interface PasswordReset {
  /** The journal entry of the request: a later one has a later id. */
  readonly requestedAs: ActivityId;
  readonly codeHash: string;
  readonly expiresAt: EpochMilliseconds;
  /** SES took the mail. */
  readonly sent: boolean;
  /** A digest of the code and the password that was chosen with it; null as long as none is. The same choice may come again until it is done. */
  readonly usedFor: string | null;
  /** The password is set. */
  readonly done: boolean;
}

/**
 * Whose password may be set by mail: of an administrator. Everybody else has a telephone that rings, and an administrator who gives a one-time password; a code
 * by mail would let every reader of a shared mailbox into the app and the PBX.
 */
export const mayResetByMail = (user: User, now: EpochMilliseconds): user is User & { readonly email: string } =>
  user.administrator && user.email !== null && statusOf(user, now) === 'active';

const codePattern = new RegExp(`^[${oneTimeCharacters}]{${resetCodeLength}}$`);

/** A code as it is hashed, out of what somebody typed: capitals, spaces and hyphens do not matter. Null for what is no code. */
export function readResetCode(typed: string): string | null {
  const code = withoutUnseen(typed)
    .toLowerCase()
    .replace(/[\s\p{Pd}]/gu, '');
  return codePattern.test(code) ? code : null;
}

/**
 * Why a code does not let one choose a password; null: it does. Only a person who has the code learns that it has expired or was used: of a login that does not exist every
 * code is wrong.
 */
export function resetProblem(
  reset: PasswordReset,
  given: { readonly codeHash: string; readonly usedFor: string; readonly now: EpochMilliseconds },
): FieldCode | null {
  if (reset.codeHash !== given.codeHash) return 'wrong-code';
  if (reset.done || (reset.usedFor !== null && reset.usedFor !== given.usedFor)) return 'code-used';
  return given.now < reset.expiresAt ? null : 'code-expired';
}
