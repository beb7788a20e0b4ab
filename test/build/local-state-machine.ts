/** A state machine in the local interpreter, with a clock that the test moves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readDefinition } from '../../local/step-functions/definition.ts';
import type { Execution, HistoryEvent } from '../../local/step-functions/execution.ts';
import { Executions, type Called } from '../../local/step-functions/executions.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';

export const start = Date.parse('2026-12-01T08:00:00Z');
export const call = (Payload: unknown = {}) => ({
  FunctionName: 'arn:aws:lambda:eu-north-1:000000000000:function:f',
  Payload,
});
export const task = (more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: call('{% $states.input %}'),
  End: true,
  ...more,
});
export const waiting = (more: object = {}) =>
  task({
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: call({ token: '{% $states.context.Task.Token %}' }),
    ...more,
  });
export const define = (states: Readonly<Record<string, object>>, more: object = {}) =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...more });

export type Payload = Readonly<Record<string, unknown>>;
export interface Options {
  readonly answer?: (payload: Payload, nth: number) => Called | Promise<Called>;
  readonly folder?: string;
  readonly now?: number;
}

/** One state machine, with a clock that the test moves. */
export function open(
  definition: string,
  { answer = (payload) => ({ kind: 'result', payload }), folder, now = start }: Options = {},
) {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'mysoluno-states-'));
  if (folder === undefined) onTestFinished(() => rmSync(place, { recursive: true }));
  const clock = { at: now, now: () => clock.at };
  const payloads: Payload[] = [];
  const kept = PersistedMap.open<Execution>(join(place, 'executions.jsonl'));
  const history = PersistedMap.open<HistoryEvent>(join(place, 'history.jsonl'));
  const machine = {
    name: 'm',
    arn: 'arn:aws:states:eu-north-1:000000000000:stateMachine:m',
    definition: readDefinition('m', definition),
  };
  const executions = new Executions({
    machines: [machine],
    kept,
    history,
    clock,
    random: () => 0.5,
    call: async ({ payload }) => {
      payloads.push(payload as Payload);
      return answer(payload as Payload, payloads.length);
    },
  });
  const work = executions.open();
  const quiet = async (): Promise<void> => {
    await work.untilIdle?.();
  };
  return {
    executions,
    payloads,
    quiet,
    start: (input: unknown = {}, name = 'x') => executions.start(machine, name, input),
    one: (name = 'x') => executions.list().find((each) => each.name === name) as Execution,
    entered: (name = 'x') =>
      executions
        .historyOf(executions.list().find((each) => each.name === name)?.arn ?? '')
        .filter(({ type }) => type.endsWith('StateEntered'))
        .map(({ state }) => state),
    history: () => executions.historyOf(executions.list()[0]?.arn ?? '').map(({ type }) => type),
    /** Lets everything happen that falls due in so many seconds, each at its own time. */
    async pass(seconds: number) {
      const until = clock.at + 1000 * seconds;
      await quiet();
      for (let at = await executions.nextAt(until); at !== null; at = await executions.nextAt(until)) {
        clock.at = Math.max(clock.at, at);
        await executions.run();
        await quiet();
      }
      clock.at = until;
    },
    die() {
      kept.close();
      history.close();
      return { folder: place, now: clock.at };
    },
  };
}
export const ok = (payload: unknown): Called => ({ kind: 'result', payload });
export const failing = (error: string): Called => ({ kind: 'failed', error, cause: 'why' });
