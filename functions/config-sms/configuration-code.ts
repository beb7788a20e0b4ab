/**
 * The code that an exchange gives: the link's hash, so that the link is found again, and 128 bits of its own. The hash is worth
 * nothing to anybody: the token cannot be told from it, and the link is used.
 */
import { randomToken } from '../secrets.ts';

export const newCode = (linkHash: string): string => `${linkHash}.${randomToken()}`;

/** The link's hash in a code. What is no code finds no link. */
export const linkHashOf = (code: string): string => code.split('.')[0] ?? '';
