/** By when a function has to be done: Lambda says how long it lets it run. */
import { remainingMilliseconds, within } from '../adapters/deadline.ts';

/** Of Lambda's context what is needed here. Tests leave it out: then nothing has to be done by any time. */
export interface Lifetime {
  readonly getRemainingTimeInMillis?: () => number;
}

/** What is done after the deadline takes at most this long each: to note that a request failed, to arm bells. */
const graceMilliseconds = 1500;

/** Twice {@link graceMilliseconds}, and a second to answer; of a short life a third. */
const reserveMilliseconds = 2 * graceMilliseconds + 1000;

/** Nobody waits for a page longer. */
const longestRequestMilliseconds = 10_000;

/** Answers a request in time: with what it comes to, or, when its deadline passes first, with a failure that becomes a 503. */
export const answerInTime = <Reply>(lifetime: Lifetime, answer: () => Promise<Reply>): Promise<Reply> =>
  within(Math.min(longestRequestMilliseconds, workMilliseconds(lifetime)), answer);

/** Runs a worker so that it can say in time what it could not do: that comes again. */
export const runInTime = <Done>(lifetime: Lifetime, run: () => Promise<Done>): Promise<Done> =>
  within(workMilliseconds(lifetime), run);

function workMilliseconds(lifetime: Lifetime): number {
  const remaining = lifetime.getRemainingTimeInMillis?.() ?? Infinity;
  return remaining - Math.min(reserveMilliseconds, remaining / 3);
}

/** Does what has to be done also when the deadline has passed, or is near. */
export const alsoAfterDeadline = <Done>(work: () => Promise<Done>): Promise<Done> =>
  within(Math.max(graceMilliseconds, remainingMilliseconds()), work);
