/** How an error is matched and tried again. https://states-language.net/spec.html#errors */
import type { Retrier } from './definition.ts';
import type { Execution } from './execution.ts';

/** What `States.ALL` does not match. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
const terminal = ['States.DataLimitExceeded', 'States.Runtime'];

/** Whether a retrier or catcher is for an error. */
export function matches(errorEquals: readonly string[], error: string): boolean {
  return errorEquals.some((name) => {
    if (name === error) return true;
    if (name === 'States.ALL') return !terminal.includes(error);
    if (name === 'States.Timeout') return error === 'States.HeartbeatTimeout';
    // What a task says of itself, and what the service says of the task; not what the interpreter says of the definition.
    return name === 'States.TaskFailed' && (error === 'States.Permissions' || !error.startsWith('States.'));
  });
}

/** A try that is left: when it begins, and the retriers' counts with it. */
export interface NextTry {
  readonly at: number;
  readonly retries: readonly number[];
}

/**
 * The next try after an error; null: there is none left. The first retrier that matches decides; each has its own count.
 * @param random 0 to 1, of full jitter
 */
export function nextTry(
  retriers: readonly Retrier[],
  {
    error,
    retries,
    now,
    random,
  }: Pick<Execution, 'retries'> & {
    readonly error: string;
    readonly now: number;
    readonly random: () => number;
  },
): NextTry | null {
  const place = retriers.findIndex(({ ErrorEquals }) => matches(ErrorEquals, error));
  const retrier = retriers[place];
  const used = retries[place] ?? 0;
  if (!retrier || used >= retrier.MaxAttempts) return null;
  const backedOff = retrier.IntervalSeconds * retrier.BackoffRate ** used;
  const delay = Math.min(backedOff, retrier.MaxDelaySeconds ?? Infinity);
  const seconds = retrier.JitterStrategy === 'FULL' ? delay * random() : delay;
  return {
    at: now + Math.round(seconds * 1000),
    retries: retriers.map((_, each) => (retries[each] ?? 0) + (each === place ? 1 : 0)),
  };
}
