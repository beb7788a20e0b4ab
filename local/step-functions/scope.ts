/** What the expressions of a state can name. */
import type { Execution } from './execution.ts';
import type { Scope } from './expressions.ts';

/** What expressions of a state can name. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export function scopeOf(execution: Execution, now: number, more: object = {}): Scope {
  const { arn, name, input, startedAt, machineArn, redriveCount, phase, retries, enteredAt } = execution;
  const token = phase.kind === 'token' ? { Task: { Token: phase.token } } : {};
  return {
    now,
    variables: execution.variables,
    states: {
      input: execution.stateInput,
      context: {
        Execution: {
          Id: arn,
          Name: name,
          Input: input,
          StartTime: new Date(startedAt).toISOString(),
          RedriveCount: redriveCount,
        },
        State: {
          Name: execution.state,
          EnteredTime: new Date(enteredAt).toISOString(),
          RetryCount: retries.reduce((sum, count) => sum + count, 0),
        },
        StateMachine: { Id: machineArn, Name: machineArn.split(':').at(-1) },
        ...token,
      },
      ...more,
    },
  };
}
