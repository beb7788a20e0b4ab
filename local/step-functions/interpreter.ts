/**
 * One step of an execution: what becomes of it when its present state is begun, left, or has failed. Functions are called elsewhere
 * (`executions.ts`), so that a step depends on nothing but the execution and the clock.
 */
import type { Definition, State } from './definition.ts';
import { matches, nextTry } from './errors.ts';
import type { Execution } from './execution.ts';
import { evaluate, QueryEvaluationError } from './expressions.ts';
import { scopeOf } from './scope.ts';
import type { Moment, Step, StepEvent } from './step.ts';
import { beginTask, numberOf } from './tasks.ts';

const stateOf = (definition: Definition, name: string): State => {
  const state = definition.States[name];
  if (!state) throw new Error(`there is no state ${name}`);
  return state;
};

/** A new execution at the first state. */
export function begin(
  definition: Definition,
  made: Pick<Execution, 'arn' | 'name' | 'machineArn' | 'input'>,
  now: number,
): Step {
  const execution: Execution = {
    ...made,
    status: 'RUNNING',
    output: null,
    error: null,
    cause: null,
    startedAt: now,
    stoppedAt: null,
    redriveCount: 0,
    variables: {},
    state: definition.StartAt,
    stateInput: made.input,
    enteredAt: now,
    retries: [],
    phase: { kind: 'enter' },
    transitions: 0,
    visited: [],
  };
  const entered = enter(definition, execution, definition.StartAt, made.input, now);
  return { ...entered, events: [{ type: 'ExecutionStarted' }, ...entered.events] };
}

function enter(definition: Definition, before: Execution, name: string, input: unknown, now: number): Step {
  const { Type } = stateOf(definition, name);
  return {
    execution: {
      ...before,
      state: name,
      stateInput: input,
      enteredAt: now,
      retries: [],
      phase: { kind: 'enter' },
      transitions: before.transitions + 1,
      visited: before.visited.includes(name) ? before.visited : [...before.visited, name],
    },
    events: [{ type: `${Type}StateEntered`, state: name }],
  };
}

/** Whether an execution can take a step by itself: it waits neither for a function, nor a token, nor a moment. */
export const isReady = ({ status, phase }: Execution): boolean =>
  status === 'RUNNING' && (phase.kind === 'enter' || phase.kind === 'succeeded' || phase.kind === 'failed');

/** A step of an execution that {@link isReady}. */
export async function step(definition: Definition, execution: Execution, moment: Moment): Promise<Step> {
  const state = stateOf(definition, execution.state);
  const { phase } = execution;
  try {
    if (phase.kind === 'failed') return await afterFailure(definition, execution, state, { ...phase, moment });
    if (phase.kind === 'succeeded') return await leave(definition, execution, { ...moment, result: phase.result });
    return await run(definition, execution, state, moment);
  } catch (error) {
    if (!(error instanceof QueryEvaluationError)) throw error;
    return failed(execution, { error: 'States.QueryEvaluationError', cause: error.message });
  }
}

const failed = (execution: Execution, { error, cause }: { error: string; cause: string }): Step => ({
  execution: { ...execution, phase: { kind: 'failed', error, cause } },
  events: [],
});

async function run(definition: Definition, execution: Execution, state: State, moment: Moment): Promise<Step> {
  const { now } = moment;
  const value = (part: unknown): Promise<unknown> => evaluate(part, scopeOf(execution, now));
  switch (state.Type) {
    case 'Task':
      return beginTask(execution, state, moment);
    case 'Pass':
      return leave(definition, execution, { now, result: execution.stateInput });
    case 'Succeed': {
      const output = state.Output === undefined ? execution.stateInput : await value(state.Output);
      return end(execution, now, { status: 'SUCCEEDED', output, type: 'SucceedStateExited' });
    }
    case 'Fail': {
      const [error, cause] = [await value(state.Error ?? ''), await value(state.Cause ?? '')].map(String);
      return end(execution, now, { status: 'FAILED', error: error ?? '', cause: cause ?? '' });
    }
    case 'Wait': {
      const at =
        state.Timestamp === undefined
          ? now + 1000 * numberOf('Seconds', await value(state.Seconds ?? 0))
          : Date.parse(String(await value(state.Timestamp)));
      if (Number.isNaN(at)) throw new QueryEvaluationError('Timestamp is no timestamp');
      return { execution: { ...execution, phase: { kind: 'timer', at, after: 'leave' } }, events: [] };
    }
    case 'Choice': {
      for (const choice of state.Choices) {
        const chosen = await value(choice.Condition);
        if (typeof chosen !== 'boolean') throw new QueryEvaluationError('Condition is no boolean');
        if (chosen)
          return leave(definition, execution, { now, result: execution.stateInput, next: choice.Next, by: choice });
      }
      if (state.Default === undefined)
        return failed(execution, { error: 'States.NoChoiceMatched', cause: `No choice of ${execution.state} matched` });
      return leave(definition, execution, { now, result: execution.stateInput, next: state.Default });
    }
  }
}

/** The parts of a state, a choice or a catcher that say what is left behind. */
interface Leaving {
  readonly Output?: unknown;
  readonly Assign?: Readonly<Record<string, unknown>> | undefined;
}

async function leave(
  definition: Definition,
  execution: Execution,
  {
    now,
    result,
    next,
    by,
    more = { result },
  }: {
    readonly now: number;
    readonly result: unknown;
    readonly next?: string;
    readonly by?: Leaving;
    readonly more?: object;
  },
): Promise<Step> {
  const state = stateOf(definition, execution.state);
  const scope = scopeOf(execution, now, more);
  const leaving: Leaving = by ?? (state as Leaving);
  const output = leaving.Output === undefined ? result : await evaluate(leaving.Output, scope);
  const assigned = (await evaluate(leaving.Assign ?? {}, scope)) as Readonly<Record<string, unknown>>;
  const after = { ...execution, variables: { ...execution.variables, ...assigned } };
  const events: StepEvent[] = [
    ...(state.Type === 'Task' && by === undefined ? [{ type: 'TaskSucceeded', state: execution.state }] : []),
    { type: `${state.Type}StateExited`, state: execution.state },
  ];
  const target = next ?? ('Next' in state ? state.Next : undefined);
  if (target === undefined) {
    const ended = end(after, now, { status: 'SUCCEEDED', output });
    return { ...ended, events: [...events, ...ended.events] };
  }
  const entered = enter(definition, after, target, output, now);
  return { ...entered, events: [...events, ...entered.events] };
}

async function afterFailure(
  definition: Definition,
  execution: Execution,
  state: State,
  { error, cause, moment }: { readonly error: string; readonly cause: string; readonly moment: Moment },
): Promise<Step> {
  const { now, random } = moment;
  const isTask = state.Type === 'Task';
  const happened: StepEvent = {
    type: isTask ? (error.endsWith('Timeout') ? 'TaskTimedOut' : 'TaskFailed') : 'EvaluationFailed',
    state: execution.state,
    error,
    cause,
  };
  const again = isTask ? nextTry(state.Retry, { error, retries: execution.retries, now, random }) : null;
  if (again)
    return {
      execution: {
        ...execution,
        retries: again.retries,
        transitions: execution.transitions + 1,
        phase: { kind: 'timer', at: again.at, after: 'enter' },
      },
      events: [happened],
    };
  const catcher = isTask ? state.Catch.find(({ ErrorEquals }) => matches(ErrorEquals, error)) : undefined;
  if (catcher) {
    const errorOutput = { Error: error, Cause: cause };
    const left = await leave(definition, execution, {
      now,
      result: errorOutput,
      next: catcher.Next,
      by: { Output: catcher.Output, Assign: catcher.Assign },
      more: { errorOutput },
    });
    return { ...left, events: [happened, ...left.events] };
  }
  const ended = end(execution, now, { status: 'FAILED', error, cause });
  return { ...ended, events: [happened, ...ended.events] };
}

/** An execution at its end. */
export function end(
  execution: Execution,
  now: number,
  {
    type,
    ...how
  }: { readonly status: Exclude<Execution['status'], 'RUNNING'>; readonly type?: string } & Partial<
    Pick<Execution, 'output' | 'error' | 'cause'>
  >,
): Step {
  const names = { SUCCEEDED: 'Succeeded', FAILED: 'Failed', TIMED_OUT: 'TimedOut', ABORTED: 'Aborted' } as const;
  const { error, cause } = how;
  return {
    execution: { ...execution, ...how, stoppedAt: now },
    events: [
      ...(type === undefined ? [] : [{ type, state: execution.state }]),
      {
        type: `Execution${names[how.status]}`,
        ...(error !== undefined && error !== null && { error }),
        ...(cause !== undefined && cause !== null && { cause }),
      },
    ],
  };
}

/** An execution that has failed, at its last state once more. */
export const redriven = (execution: Execution, now: number): Step => ({
  execution: {
    ...execution,
    status: 'RUNNING',
    error: null,
    cause: null,
    stoppedAt: null,
    redriveCount: execution.redriveCount + 1,
    enteredAt: now,
    retries: [],
    transitions: execution.transitions + 1,
    phase: { kind: 'enter' },
  },
  events: [{ type: 'ExecutionRedriven', state: execution.state }],
});
