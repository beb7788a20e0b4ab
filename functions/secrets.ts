/** Chance and digests: tokens that cannot be guessed, passwords that can be read aloud. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { oneTimeCharacters } from '../domain/password.ts';

/** 128 bits in base64url, 22 characters. */
export const randomToken = (): string => randomBytes(16).toString('base64url');

/** SHA-256 in base64url, 43 characters: how tokens are stored, and RFC 7636's S256. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** SHA-256 in lower-case hexadecimal, as SIP digests are written (RFC 8760). */
export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Groups of four characters that can be read aloud: each group has 19 bits. */
const readable = (groups: number): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: 4 }, () => oneTimeCharacters[randomInt(oneTimeCharacters.length)]).join(''),
  ).join('-');

/** A one-time password such as `hk4m-7tqp-9wnd-c3xa`: 16 of 29 characters, 77 bits; `domain/password.ts` knows its form. */
export const oneTimePassword = (): string => readable(4);

/** A code for a new password, by mail, such as `hk4m-7tqp-9wnd`: 12 of 29 characters, 58 bits; `domain/password-reset.ts` reads it. */
export const resetCode = (): string => readable(3);
