/** Step Functions' API, JSON 1.0: executions are started, described, stopped and redriven, tokens answered. */
import * as z from 'zod';
import type { Faults } from '../faults.ts';
import { jsonService, type JsonInput, type JsonOperation } from '../json-service.ts';
import { answerFaults } from '../faults.ts';
import { ServiceError, startService, type RunningService } from '../service.ts';
import type { Execution } from './execution.ts';
import type { Executions, Machine } from './executions.ts';

const name = z.string().regex(/^[0-9A-Za-z_-]{1,80}$/);
const json = z.string().max(262_144).default('{}');

const inputs = {
  StartExecution: z.strictObject({ stateMachineArn: z.string(), name, input: json }),
  SendTaskSuccess: z.strictObject({ taskToken: z.string().min(1), output: json }),
  SendTaskFailure: z.strictObject({
    taskToken: z.string().min(1),
    error: z.string().max(256).default(''),
    cause: z.string().max(32_768).default(''),
  }),
  SendTaskHeartbeat: z.strictObject({ taskToken: z.string().min(1) }),
  DescribeExecution: z.strictObject({ executionArn: z.string() }),
  GetExecutionHistory: z.strictObject({ executionArn: z.string() }),
  StopExecution: z.strictObject({
    executionArn: z.string(),
    error: z.string().default(''),
    cause: z.string().default(''),
  }),
  RedriveExecution: z.strictObject({ executionArn: z.string(), clientToken: z.string().optional() }),
} as const;

export function startStepFunctions(
  machines: readonly Machine[],
  executions: Executions,
  faults: Faults,
): Promise<RunningService> {
  const machineOf = (arn: string): Machine => {
    const machine = machines.find((each) => each.arn === arn);
    if (!machine) throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    return machine;
  };
  const operations: Readonly<Record<keyof typeof inputs, JsonOperation>> = {
    StartExecution(input) {
      const wanted = read('StartExecution', input);
      const { arn, startedAt } = executions.start(
        machineOf(wanted.stateMachineArn),
        wanted.name,
        parse(wanted.input, 'InvalidExecutionInput'),
      );
      return { executionArn: arn, startDate: startedAt / 1000 };
    },
    SendTaskSuccess(input) {
      const { taskToken, output } = read('SendTaskSuccess', input);
      executions.succeed(taskToken, parse(output, 'InvalidOutput'));
      return {};
    },
    SendTaskFailure(input) {
      const { taskToken, error, cause } = read('SendTaskFailure', input);
      executions.fail(taskToken, error, cause);
      return {};
    },
    SendTaskHeartbeat(input) {
      executions.heartbeat(read('SendTaskHeartbeat', input).taskToken);
      return {};
    },
    DescribeExecution(input) {
      return described(executions.find(read('DescribeExecution', input).executionArn));
    },
    GetExecutionHistory(input) {
      const { arn } = executions.find(read('GetExecutionHistory', input).executionArn);
      return {
        events: executions.historyOf(arn).map(({ at, type, state }, place) => ({
          id: place + 1,
          previousEventId: place,
          timestamp: at / 1000,
          type,
          ...(state !== null &&
            type.endsWith('StateEntered') && { stateEnteredEventDetails: { name: state, input: '{}' } }),
        })),
      };
    },
    StopExecution(input) {
      const { executionArn, error, cause } = read('StopExecution', input);
      return { stopDate: (executions.stop(executionArn, error, cause).stoppedAt ?? 0) / 1000 };
    },
    RedriveExecution(input) {
      return { redriveDate: executions.redrive(read('RedriveExecution', input).executionArn).enteredAt / 1000 };
    },
  };
  const names = {
    service: 'states',
    kinds: answerFaults,
    error: 'InternalServerError',
    throttle: 'ThrottlingException',
  };
  return startService(jsonService('Step Functions', operations, names), faults);
}

function read<Name extends keyof typeof inputs>(operation: Name, input: JsonInput): z.infer<(typeof inputs)[Name]> {
  const { data, error } = inputs[operation].safeParse(input);
  if (data) return data as z.infer<(typeof inputs)[Name]>;
  const [issue] = error.issues;
  throw new ServiceError('ValidationException', `${issue?.path.join('.') || 'input'}: ${issue?.message}`);
}

function parse(text: string, code: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ServiceError(code, 'It is not JSON.');
  }
}

const described = (execution: Execution): object => ({
  executionArn: execution.arn,
  stateMachineArn: execution.machineArn,
  name: execution.name,
  status: execution.status,
  startDate: execution.startedAt / 1000,
  ...(execution.stoppedAt !== null && { stopDate: execution.stoppedAt / 1000 }),
  input: JSON.stringify(execution.input),
  ...(execution.status === 'SUCCEEDED' && { output: JSON.stringify(execution.output) }),
  ...(execution.error !== null && { error: execution.error }),
  ...(execution.cause !== null && { cause: execution.cause }),
  redriveCount: execution.redriveCount,
  redriveStatus: ['FAILED', 'TIMED_OUT', 'ABORTED'].includes(execution.status) ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
});
