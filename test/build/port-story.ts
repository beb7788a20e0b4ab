/** Ports from their beginning to their end: the porting workflow over the API of this process. The losing operator, the administrator and the clock are the test. */
import { afterEach, beforeEach, vi } from 'vitest';
import type { PortEvent } from '../../domain/port-events.ts';
import { openInProcessApi } from './in-process-api.ts';
import { portingOf } from './porting.ts';
import { portingDefinition, runWorkflow, type RunningWorkflow, type TaskPayload } from './porting-workflow.ts';

const sent = Date.parse('2026-12-01T09:00:00Z');

export const accepted: PortEvent = { kind: 'accepted', confirmedStart: null };
export const completed: PortEvent = { kind: 'completed', needsOperator: null };
export const rejected: PortEvent = {
  kind: 'rejected',
  rejection: { reasonCode: 'wrong-name-or-address', text: null },
};

export type PortInput = Awaited<ReturnType<ReturnType<typeof portingOf>['store']>>;

/** The arrows of the definition: `Lock → ChooseNext`. */
export const arrows: readonly string[] = Object.entries(portingDefinition.States).flatMap(([name, state]) => {
  const ways = [
    ...('Next' in state ? [state.Next] : []),
    ...('Choices' in state ? [state.Default, ...state.Choices.map(({ Next }) => Next)] : []),
    ...('Catch' in state ? state.Catch.map(({ Next }) => Next) : []),
  ];
  return ways.filter((way) => way !== undefined).map((way) => `${name} → ${way}`);
});

/** Call it at the top of a file. Each test begins on Tuesday 1 December 2026 at 10:00 in Sweden, with no execution. */
export function openPortStory() {
  const api = openInProcessApi({ now: sent });
  const porting = portingOf(api, { mostTexts: 1000 });
  const taken = new Set<string>();
  let workflow: RunningWorkflow;
  let wake: (input: PortInput) => Promise<void>;
  let started: string[];
  let failing: Map<string, number>;
  let instead: ((payload: TaskPayload) => unknown) | null;

  beforeEach(() => {
    vi.setSystemTime(sent);
    [started, failing, instead] = [[], new Map(), null];
    const waits = porting.waitsOf((taskToken, output) => workflow.end(taskToken, output));
    workflow = runWorkflow(async (payload) => {
      const { task, taskToken: _, ...input } = payload;
      const failures = failing.get(task) ?? 0;
      failing.set(task, failures - 1);
      if (failures > 0) throw Object.assign(new Error('the table is away'), { name: 'DependencyFailure' });
      return instead?.(payload) ?? porting.task(task, input as never, payload, waits);
    });
    wake = async (input) => {
      await porting.wake(input, waits);
      await workflow.quiet();
    };
  });
  afterEach(async () => {
    for (const path of started.map(workflow.path))
      for (const [place, state] of path.entries()) if (place > 0) taken.add(`${path[place - 1]} → ${state}`);
    await workflow.close();
  });

  const until = (instant: string): Promise<void> => workflow.until(instant);
  return {
    porting,
    /** The SMS that were sent. */
    texts: () => api.house.carrier.texts,
    /** The arrows that the tests before have taken. */
    taken,
    /** Tasks that fail, with how often they still do. */
    failing: () => failing,
    /** What Tasks return instead of doing anything; undefined: this one does. */
    answerInstead: (answer: NonNullable<typeof instead>): void => void (instead = answer),
    request: (changed: Parameters<typeof porting.store>[0] = {}) => porting.store({ sentAt: null, ...changed }),
    start: async (input: PortInput, suffix = ''): Promise<string> => {
      const name = workflow.start(input, suffix);
      started.push(name);
      await workflow.quiet();
      return name;
    },
    /** Something happens to a request, and the bus says so. */
    happens: async (input: PortInput, event: PortEvent): Promise<void> => {
      await porting.event(input, event);
      await wake(input);
    },
    /** The bus says that something has happened. */
    wake: (input: PortInput) => wake(input),
    until,
    later: (minutes: number) => until(new Date(Date.now() + minutes * 60_000).toISOString()),
    redrive: async (name: string): Promise<void> => {
      workflow.executions.redrive(workflow.find(name).arn);
      await workflow.quiet();
    },
    execution: (name: string) => workflow.find(name),
    statusOf: (name: string): string => workflow.find(name).status,
    /** The states that an execution entered, in order. */
    path: (name: string) => workflow.path(name),
    /** The same without the Choice that each Task leads to. */
    steps: (name: string): readonly string[] => workflow.path(name).filter((state) => state !== 'ChooseNext'),
  };
}
