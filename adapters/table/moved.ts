/** What was read is written under the condition that nobody has written it since; here is what happens when somebody has. */
import { backOff } from '../deadline.ts';
import { DependencyFailure } from '../dependency-failure.ts';

/** Somebody wrote between read and write what this rested upon: read again, decide again, write again. What it was, the kinds of this error say. */
export class Moved extends Error {
  override readonly name: string = 'Moved';
}

/** Of thirty who write one thing at the same moment, the last is done well before this many; together they wait some three seconds. The deadline may come before. */
const mostTries = 12;

/**
 * Does something that others' writes may come between, again until none did.
 * @param attempt is given what the try before it met
 * @throws DependencyFailure when one always does
 */
export async function untilUnmoved<Done>(attempt: (met: Moved | null) => Promise<Done>): Promise<Done> {
  let met: Moved | null = null;
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(met);
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      met = error;
      if (tries === mostTries) throw new DependencyFailure('it was written by others at every try', { cause: error });
      await backOff(tries, error);
    }
  }
}
