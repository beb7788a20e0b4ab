/** Tasks: how they begin, and what they call. */
import { withTaskToken, type Definition, type TaskState } from './definition.ts';
import type { Execution } from './execution.ts';
import { evaluate, QueryEvaluationError } from './expressions.ts';
import type { Moment, Step } from './step.ts';
import { scopeOf } from './scope.ts';

/** The function that a Task calls, and with what. */
export interface Call {
  readonly functionArn: string;
  readonly payload: unknown;
}

/** The token is there before the arguments are evaluated, which name it. */
export async function beginTask(execution: Execution, state: TaskState, { now, newToken }: Moment): Promise<Step> {
  const scope = scopeOf(execution, now);
  const within = async (name: 'TimeoutSeconds' | 'HeartbeatSeconds'): Promise<number | null> =>
    state[name] === undefined ? null : numberOf(name, await evaluate(state[name], scope));
  const [timeout, heartbeatSeconds] = [await within('TimeoutSeconds'), await within('HeartbeatSeconds')];
  const deadline = timeout === null ? null : now + 1000 * timeout;
  const phase =
    state.Resource === withTaskToken
      ? ({
          kind: 'token',
          token: newToken(),
          deadline,
          heartbeatSeconds,
          heartbeatBy: heartbeatSeconds === null ? null : now + 1000 * heartbeatSeconds,
          isCalled: false,
        } as const)
      : ({ kind: 'calling', deadline } as const);
  return { execution: { ...execution, phase }, events: [{ type: 'TaskScheduled', state: execution.state }] };
}

/** What a Task calls, in the phases in which it does. @throws QueryEvaluationError */
export async function callOf(definition: Definition, execution: Execution, now: number): Promise<Call> {
  const state = definition.States[execution.state];
  if (state?.Type !== 'Task') throw new Error(`${execution.state} is no Task`);
  const { FunctionName, Payload = {} } = state.Arguments;
  const [functionArn, payload] = (await evaluate([FunctionName, Payload], scopeOf(execution, now))) as unknown[];
  return { functionArn: String(functionArn), payload };
}

export function numberOf(field: string, value: unknown): number {
  if (typeof value === 'number' && value >= 0) return value;
  throw new QueryEvaluationError(`${field} is no number`);
}
