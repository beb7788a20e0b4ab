/** Writes of one item that meet a transaction which writes the same item at that moment. The SDK does not retry them. */
import { backOff } from '../deadline.ts';
import { DependencyFailure } from '../dependency-failure.ts';

/** As often as a transaction is tried that meets another: see `commit.ts`. */
const mostTries = 6;

/**
 * Runs a write of one item again as long as a transaction of the same item is under way: nothing was written.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
 * @throws DependencyFailure when it meets one at every try
 */
export async function retryConflicts<Done>(write: () => Promise<Done>): Promise<Done> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'TransactionConflictException') throw error;
      if (tries === mostTries)
        throw new DependencyFailure('the write met a transaction at every try', { cause: error });
      await backOff(tries, error);
    }
  }
}
