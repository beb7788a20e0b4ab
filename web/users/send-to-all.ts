/**
 * The configuration SMS to many, one after the other. It goes on while other pages are shown, can be stopped, and is found again after a reload:
 * the tab remembers who is in it and what became of each.
 */
import { ApiProblem } from '../api/api-problem.ts';
import { tabStorage } from '../storage.ts';

/** Why one person got none: the code of the API, or what the carrier said. */
export type Failure = string;

/** A round of texts. `waiting`: until the API takes more; `stopped`: by hand, by a reload, or by what stands in `reason`. */
export interface Round {
  /** Begins the idempotency keys: a text that was sent before the round was stopped is not sent twice. */
  readonly id: string;
  /** Whose round it is: another who logs in in the same tab has none. */
  readonly by: string;
  readonly phase: 'running' | 'waiting' | 'stopped' | 'done';
  /** Epoch milliseconds, while waiting. */
  readonly until: number | null;
  /** Code of what stopped it; null: by hand. */
  readonly reason: string | null;
  readonly userIds: readonly string[];
  /** By user, of those that were tried: null when the text was sent. */
  readonly outcomes: Readonly<Record<string, Failure | null>>;
}

/** What a round needs of the world. */
export interface RoundDependencies {
  /** Sends one text. @returns its status @throws ApiProblem */
  readonly send: (userId: string, idempotencyKey: string) => Promise<string>;
  /** Resolves after so many seconds, or when the signal is aborted. */
  readonly wait: (seconds: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
}

/** Texts cannot be sent at all: the others are not tried. */
const stops: ReadonlySet<string> = new Set([
  'texts-used-up',
  'no-answer',
  'unauthenticated',
  'session-expired',
  'not-an-administrator',
]);
/** Not about the person: the same is tried again after a while. */
const passes: ReadonlySet<string> = new Set(['too-many-requests', 'temporarily-unavailable', 'request-in-progress']);
/** A person is passed over when the API is not there at the last of so many tries. */
const mostTries = 5;
const usualWaitSeconds = 5;

const storageKey = 'mysoluno.send-to-all';

let round: Round | null = restored();
let stopper: AbortController | null = null;
const listeners = new Set<() => void>();

/** The round of this tab; null: there is none. */
export const currentRound = (): Round | null => round;

/** @returns what ends the subscription */
export function onRound(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Round | null): void {
  round = next;
  tabStorage.set(storageKey, next === null ? null : JSON.stringify(next));
  for (const listener of listeners) listener();
}

/** After a reload it is stopped: a person who reloads may not want it to go on. */
function restored(): Round | null {
  const kept = tabStorage.get(storageKey);
  if (kept === null) return null;
  const read = JSON.parse(kept) as Round;
  return read.phase === 'done' ? read : { ...read, phase: 'stopped', until: null };
}

/** Begins a round; resolves when it is done or stopped. */
export function beginRound(
  { id, by, userIds }: Pick<Round, 'id' | 'by' | 'userIds'>,
  dependencies: RoundDependencies,
): Promise<void> {
  become({ id, by, phase: 'running', until: null, reason: null, userIds, outcomes: {} });
  return goOn(dependencies);
}

/** Stops after the text that is on its way. */
export function stopRound(): void {
  stopper?.abort();
  if (round !== null && round.phase !== 'done') become({ ...round, phase: 'stopped', until: null });
}

/** Forgets a round that is stopped or done. */
export function closeRound(): void {
  stopper?.abort();
  become(null);
}

/** Goes on with those that were not tried yet. */
export async function goOn(dependencies: RoundDependencies): Promise<void> {
  const { signal } = (stopper = new AbortController());
  if (round !== null) become({ ...round, phase: 'running', until: null, reason: null });
  for (;;) {
    const userId = round?.userIds.find((each) => !(each in (round?.outcomes ?? {})));
    if (signal.aborted || round === null) return;
    if (userId === undefined) return become({ ...round, phase: 'done' });
    const outcome = await sendOne(userId, signal, dependencies);
    if (round === null) return;
    if (outcome.kind === 'tried') become({ ...round, outcomes: { ...round.outcomes, [userId]: outcome.failure } });
    else if (outcome.kind === 'stop')
      return become({ ...round, phase: 'stopped', until: null, reason: outcome.reason });
  }
}

type Outcome =
  | { readonly kind: 'tried'; readonly failure: Failure | null }
  | { readonly kind: 'stop'; readonly reason: string }
  | { readonly kind: 'aborted' };

async function sendOne(userId: string, signal: AbortSignal, { send, wait, now }: RoundDependencies): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    try {
      const status = await send(userId, `${round?.id}.${userId}`);
      return { kind: 'tried', failure: status === 'failed' || status === 'unknown' ? status : null };
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      const { code, retryAfterSeconds } = thrown;
      if (stops.has(code)) return { kind: 'stop', reason: code };
      if (!passes.has(code) || tries === mostTries) return { kind: 'tried', failure: code };
      if (signal.aborted || round === null) return { kind: 'aborted' };
      const seconds = retryAfterSeconds ?? usualWaitSeconds;
      become({ ...round, phase: 'waiting', until: now() + seconds * 1000 });
      await wait(seconds, signal);
      if (signal.aborted || round === null) return { kind: 'aborted' };
      become({ ...round, phase: 'running', until: null });
    }
  }
}
