/** Passwords at rest: scrypt (RFC 7914). Cheaper than a real directory's, since dozens are made for the seed on every fresh start. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

export interface PasswordHash {
  /** Base64. */
  readonly salt: string;
  readonly hash: string;
}

const derive = promisify<string, Buffer, number, { N: number }, Buffer>(scrypt);
const cost = { N: 1024 };
const hashBytes = 32;

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16);
  return { salt: salt.toString('base64'), hash: (await derive(password, salt, hashBytes, cost)).toString('base64') };
}

export async function isPassword(password: string, kept: PasswordHash): Promise<boolean> {
  const derived = await derive(password, Buffer.from(kept.salt, 'base64'), hashBytes, cost);
  return timingSafeEqual(derived, Buffer.from(kept.hash, 'base64'));
}
