/** Taking back what was counted for something that did not happen. */
import { reasonOf } from '../adapters/dependency-failure.ts';
import { alsoAfterDeadline } from './deadline.ts';
import { log } from './log.ts';

/**
 * Takes counts back, also when the deadline has passed: an outage must not use up what people have. Never throws, since the caller is to get
 * the error or the rejection that came first; what stays counted is logged.
 * @param counter what is counted, for the log
 */
export async function giveBack(
  counter: string,
  requestId: string,
  takeBack: readonly (() => Promise<unknown>)[],
): Promise<void> {
  const outcomes = await alsoAfterDeadline(() => Promise.allSettled(takeBack.map((each) => each())));
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected')
      log('error', 'count not given back', { requestId, counter, reason: reasonOf(outcome.reason) });
  }
}
