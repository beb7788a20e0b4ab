/** Chance and digests: tokens that cannot be guessed, passwords that can be read aloud. */
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 128 bits in base64url, 22 characters. */
export const randomToken = (): string => randomBytes(16).toString('base64url');

/** SHA-256 in base64url, 43 characters: how tokens are stored, and RFC 7636's S256. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** SHA-256 in lower-case hexadecimal, as SIP digests are written (RFC 8760). */
export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

// Without 0 o, 1 l i, and u v, which are mistaken for each other on paper and on the phone.
const readable = 'abcdefghjkmnpqrstwxyz23456789';

/** A one-time password such as `hk4m-7tqp-9wnd-c3xa`: 16 of 29 characters, 77 bits. */
export const oneTimePassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => readable[randomInt(readable.length)]).join('')).join(
    '-',
  );
