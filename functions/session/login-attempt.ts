/** A try at a password, counted. */
import { giveBackLoginAttempt, takeLoginAttempt } from '../../adapters/table/limits.ts';
import type { Table } from '../../adapters/table/client.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { sha256 } from '../secrets.ts';

/** What is locked after too many failures. */
export interface LoginAttempt {
  readonly table: Table;
  /** Key of the counter, a hash: what people typed is not kept. */
  readonly hash: string;
  readonly now: EpochMilliseconds;
}

export const attemptsAt = (...words: readonly string[]): string => sha256(JSON.stringify(words));

/**
 * Looks at a password after the try was counted. One that came to no verdict, because a dependency failed, does not count.
 * @throws DomainError `too-many-logins`
 */
export async function attemptLogin<Verdict>(
  { table, hash, now }: LoginAttempt,
  look: () => Promise<Verdict>,
): Promise<Verdict> {
  const { allowed, retryAfterSeconds } = await takeLoginAttempt(table, hash, now);
  if (!allowed) throw new DomainError('too-many-logins', { retryAfterSeconds });
  try {
    return await look();
  } catch (error) {
    await giveBackLoginAttempt(table, hash);
    throw error;
  }
}
