import type { UserId } from '../../../domain/ids.ts';
import { readResetCode } from '../../../domain/password-reset.ts';
import { sha256 } from '../../secrets.ts';

/** How a code for a new password is stored: digested with whose it is. What is typed is read first; what is no code has the digest of none. */
export const resetCodeHash = (user: UserId, typed: string): string =>
  sha256(JSON.stringify(['reset-code', user, readResetCode(typed) ?? '']));
