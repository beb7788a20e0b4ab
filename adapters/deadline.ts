/**
 * One deadline for a request or a run, which every loop and every call to AWS looks at. Without it the tries multiply: twelve of a command whose
 * reads others' writes come between, six of each transaction, three of the SDK with a second each are minutes, and the function dies at
 * its timeout without an answer. The deadline goes along with the work (AsyncLocalStorage), so that what a client still does for a request that
 * was answered meanwhile ends too.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { DependencyFailure } from './dependency-failure.ts';

/** Milliseconds of `performance.now()`: a clock that nobody sets. */
const deadlines = new AsyncLocalStorage<number>();

/** Does some work that has to be done within so many milliseconds, whatever deadline there is outside. */
export const within = <Done>(milliseconds: number, work: () => Done): Done =>
  deadlines.run(performance.now() + milliseconds, work);

/** How long the current work may still take; Infinity when nobody said. */
export const remainingMilliseconds = (): number => (deadlines.getStore() ?? Infinity) - performance.now();

/** The time is up. Nobody knows what became of a call that was under way. */
const timeIsUp = (cause?: unknown): DependencyFailure =>
  new DependencyFailure('it was not done by the deadline', { cause });

/**
 * Waits a random while before the next try, longer with each: of two that met, the next tries should not meet again.
 * @param cause what the try before met
 * @throws DependencyFailure at once when the deadline comes first
 */
export async function backOff(tries: number, cause?: unknown): Promise<void> {
  await pause(Math.random() * 20 * 2 ** Math.min(tries, 5), cause);
}

/** Waits that long. @throws DependencyFailure at once when the deadline comes first */
export async function pause(milliseconds: number, cause?: unknown): Promise<void> {
  if (milliseconds >= remainingMilliseconds()) throw timeIsUp(cause);
  await new Promise((wake) => setTimeout(wake, milliseconds));
}

type Next = (args: { input: object }) => Promise<{ output: object }>;
/** Of an SDK client what is needed here: the types of each differ by its commands. */
interface Client {
  readonly middlewareStack: {
    add(
      middleware: (next: never) => never,
      options: { step: 'initialize' | 'finalizeRequest'; name: string; priority: 'high' | 'low' },
    ): void;
  };
}

/** Lets all calls of an SDK client end by the deadline of whoever makes them: none is waited for longer, no try is begun after it. */
export function keepDeadlines<Opened extends object>(client: Opened): Opened {
  const { middlewareStack } = client as unknown as Client;
  const untilDeadline = (next: Next) => (args: { input: object }) => untilTimeIsUp(() => next(args));
  middlewareStack.add(untilDeadline as never, { step: 'initialize', name: 'until-deadline', priority: 'low' });
  const inTime = (next: Next) => async (args: { input: object }) => {
    if (remainingMilliseconds() <= 0) throw timeIsUp();
    return next(args);
  };
  // Below the SDK's retries, which are at the beginning of this step: each try comes by here.
  middlewareStack.add(inTime as never, { step: 'finalizeRequest', name: 'in-time', priority: 'low' });
  return client;
}

async function untilTimeIsUp<Reply>(call: () => Promise<Reply>): Promise<Reply> {
  const milliseconds = remainingMilliseconds();
  if (milliseconds === Infinity) return call();
  if (milliseconds <= 0) throw timeIsUp();
  let timer: NodeJS.Timeout | undefined;
  const up = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timeIsUp()), milliseconds);
  });
  try {
    return await Promise.race([call(), up]);
  } finally {
    clearTimeout(timer);
  }
}
