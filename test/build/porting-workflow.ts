/** The porting workflow in this process: its definition in the local interpreter, its Tasks over the table of a test, and a clock that a test moves. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { readDefinition, type Definition } from '../../local/step-functions/definition.ts';
import type { Execution, HistoryEvent } from '../../local/step-functions/execution.ts';
import { Executions, type Called } from '../../local/step-functions/executions.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';

const machineArn = 'arn:aws:states:eu-north-1:000000000000:stateMachine:porting';
const source = readFileSync('step-functions/porting/definition.asl.json', 'utf8').replaceAll(
  '${PortingTasksVersionArn}',
  'arn:aws:lambda:eu-north-1:000000000000:function:porting-tasks:1',
);

export const portingDefinition: Definition = readDefinition('porting', source);

/** What a Task is called with, of which tests look at this much. */
export interface TaskPayload {
  readonly task: string;
  readonly portRequestId: string;
  readonly attempt: number;
  readonly taskToken?: string;
}

export interface RunningWorkflow {
  readonly executions: Executions;
  /** Starts an execution; its name. */
  readonly start: (input: { readonly portRequestId: string; readonly attempt: number }, suffix?: string) => string;
  readonly find: (name: string) => Execution;
  /** The states that an execution entered, in order. */
  readonly path: (name: string) => readonly string[];
  readonly quiet: () => Promise<void>;
  /** Moves the clock: everything that falls due happens at its own time. */
  readonly until: (instant: string) => Promise<void>;
  /** Whether somebody waited with a token: its wait is ended. */
  readonly end: (taskToken: string, output: unknown) => boolean;
  readonly close: () => Promise<void>;
}

/** What a Task returns whose call is lost on the way to its function. */
export const lost = Symbol('lost');

/** Opens the interpreter with the workflow. `Date` is the test's: `until` sets it. */
export function runWorkflow(call: (payload: TaskPayload) => Promise<unknown>): RunningWorkflow {
  const folder = mkdtempSync(join(tmpdir(), 'mysoluno-porting-'));
  const kept = PersistedMap.open<Execution>(join(folder, 'executions.jsonl'));
  const history = PersistedMap.open<HistoryEvent>(join(folder, 'history.jsonl'));
  const machine = { name: 'porting', arn: machineArn, definition: portingDefinition };
  const executions = new Executions({
    machines: [machine],
    kept,
    history,
    clock: { now: () => Date.now() },
    random: () => 0.5,
    call: async ({ payload }): Promise<Called> => {
      try {
        const result = await call(payload as TaskPayload);
        return result === lost ? { kind: 'lost' } : { kind: 'result', payload: result };
      } catch (error) {
        const { name, message } = error as Error;
        return { kind: 'failed', error: name, cause: message };
      }
    },
  });
  const work = executions.open();
  const quiet = async (): Promise<void> => {
    await work.untilIdle?.();
  };
  const arnOf = (name: string): string => `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  return {
    executions,
    start: ({ ...input }, suffix = '') => {
      const name = `${input.portRequestId}-${input.attempt}${suffix}`;
      executions.start(machine, name, input);
      return name;
    },
    find: (name) => executions.find(arnOf(name)),
    path: (name) =>
      executions
        .historyOf(arnOf(name))
        .flatMap(({ type, state }) => (type.endsWith('StateEntered') && state !== null ? [state] : [])),
    quiet,
    until: async (instant) => {
      const end = Date.parse(instant);
      await quiet();
      for (let at = await executions.nextAt(end); at !== null; at = await executions.nextAt(end)) {
        vi.setSystemTime(Math.max(Date.now(), at));
        await executions.run();
        await quiet();
      }
      vi.setSystemTime(end);
    },
    end: (taskToken, output) => {
      try {
        executions.succeed(taskToken, output);
        return true;
      } catch {
        return false;
      }
    },
    close: async () => {
      await executions.close();
      kept.close();
      history.close();
      rmSync(folder, { recursive: true });
    },
  };
}
