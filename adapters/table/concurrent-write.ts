/** Optimistic locking: a write has the condition that the item is as it was read, and a command that loses to another one starts again. */
import { backOff } from '../deadline.ts';
import { DependencyFailure } from '../dependency-failure.ts';

/** Something that a command has read was written by another one before its own write. The message says what. */
export class ConcurrentWrite extends Error {
  override readonly name: string = 'ConcurrentWrite';
}

/** The condition of {@link atRevision}, for a call that is no transaction. */
export const underRevision = 'revision = :revision';

/**
 * The condition that an item is as it was read.
 * @param revision that was read; 0: there was no item
 * @param what the item is, for the log
 * @param values of the update that goes with the condition
 */
export const atRevision = (revision: number, what: string, values: Readonly<Record<string, unknown>> = {}) => ({
  ...(revision === 0
    ? { condition: 'attribute_not_exists(pk)' }
    : { condition: underRevision, values: { ...values, ':revision': revision } }),
  rejectWith: () => new ConcurrentWrite(what),
});

/** Something that was changed, with the revision that it is written under. */
export const revised = <Thing extends { readonly revision: number }>(thing: Thing): Thing => ({
  ...thing,
  revision: thing.revision + 1,
});

/** Of thirty who write one thing at the same moment, the last is done well before this many; together they wait some three seconds. The deadline may come before. */
const mostTries = 12;

/**
 * Runs a command again, from its first read, as long as it loses to other writes.
 * @param attempt is given what the try before it met
 * @throws DependencyFailure when it loses every time
 */
export async function retryOnConflict<Done>(attempt: (met: ConcurrentWrite | null) => Promise<Done>): Promise<Done> {
  let met: ConcurrentWrite | null = null;
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(met);
    } catch (error) {
      if (!(error instanceof ConcurrentWrite)) throw error;
      met = error;
      if (tries === mostTries) throw new DependencyFailure('it was written by others at every try', { cause: error });
      await backOff(tries, error);
    }
  }
}
