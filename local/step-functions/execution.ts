/** An execution of a state machine, as it is kept: with it the interpreter goes on after the process was killed. */
export const executionStatuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;
export type ExecutionStatus = (typeof executionStatuses)[number];

/** How far the present state has come. Moments are milliseconds of the cloud's clock. */
export type Phase =
  /** To be begun, from its input; also after the delay of a retrier. */
  | { readonly kind: 'enter' }
  /** Its function is called, and called again if the process dies meanwhile. `deadline`: of `TimeoutSeconds`. */
  | { readonly kind: 'calling'; readonly deadline: number | null }
  /** Waits for `SendTaskSuccess`. `isCalled`: the function that gets the token has answered. */
  | {
      readonly kind: 'token';
      readonly token: string;
      readonly deadline: number | null;
      readonly heartbeatSeconds: number | null;
      readonly heartbeatBy: number | null;
      readonly isCalled: boolean;
    }
  /** Waits for a moment; then the state is left, or entered again. */
  | { readonly kind: 'timer'; readonly at: number; readonly after: 'leave' | 'enter' }
  | { readonly kind: 'succeeded'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: string; readonly cause: string };

export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly status: ExecutionStatus;
  readonly input: unknown;
  readonly output: unknown;
  readonly error: string | null;
  readonly cause: string | null;
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  readonly redriveCount: number;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly state: string;
  readonly stateInput: unknown;
  readonly enteredAt: number;
  /** How often each retrier of the state has been used. */
  readonly retries: readonly number[];
  readonly phase: Phase;
  /** How many states were entered, tries again included: what AWS bills. */
  readonly transitions: number;
  /** The states that were entered, in the order of their first time. */
  readonly visited: readonly string[];
}

/** A line of the history, with AWS's name. */
export interface HistoryEvent {
  readonly executionArn: string;
  readonly id: number;
  readonly at: number;
  readonly type: string;
  readonly state: string | null;
  readonly error?: string;
  readonly cause?: string;
}

/** When something is due by time alone in an execution; null: nothing is. */
export function dueAt({ status, phase }: Execution): number | null {
  if (status !== 'RUNNING') return null;
  switch (phase.kind) {
    case 'timer':
      return phase.at;
    case 'calling':
      return phase.deadline;
    case 'token': {
      const moments = [phase.deadline, phase.heartbeatBy].filter((moment) => moment !== null);
      return moments.length === 0 ? null : Math.min(...moments);
    }
    default:
      return null;
  }
}

/** What an execution waits for, for people; null: for nothing. */
export function waitsFor(execution: Execution): string | null {
  const { status, phase } = execution;
  if (status !== 'RUNNING') return null;
  const due = dueAt(execution);
  const until = due === null ? '' : ` until ${new Date(due).toISOString()}`;
  if (phase.kind === 'token') return `task token${until}`;
  return phase.kind === 'timer' ? `time${until}` : phase.kind === 'calling' ? 'function' : null;
}
