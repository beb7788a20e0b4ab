/** Every branch of the porting workflow, in the local interpreter, with the Tasks that are deployed. The losing operator and the administrator are the test. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { portWindowSettings } from '../../domain/port-window.ts';
import type { PortEvent } from '../../domain/port-request.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { portingOf } from '../build/porting.ts';
import { portingDefinition, runWorkflow, type RunningWorkflow, type TaskPayload } from '../build/porting-workflow.ts';

const sent = Date.parse('2026-12-01T09:00:00Z');
const api = openInProcessApi({ now: sent });
const porting = portingOf(api, { mostTexts: 1000 });

/** The arrows that were taken in all tests: `Lock → ChooseNext`. */
const taken = new Set<string>();
let workflow: RunningWorkflow;
let started: string[];
/** Tasks that fail, with how often they still do; and what a Task returns instead of doing anything. */
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
  wake = async (input) => void (await porting.wake(input, waits));
});
afterEach(async () => {
  for (const path of started.map(workflow.path))
    for (const [place, state] of path.entries()) if (place > 0) taken.add(`${path[place - 1]} → ${state}`);
  await workflow.close();
});

type Input = Awaited<ReturnType<typeof porting.store>>;
let wake: (input: Input) => Promise<void>;
const start = async (input: Input, suffix = ''): Promise<string> => {
  const name = workflow.start(input, suffix);
  started.push(name);
  await workflow.quiet();
  return name;
};
const request = (changed: Parameters<typeof porting.store>[0] = {}) => porting.store({ sentAt: null, ...changed });
/** Something happens to a request, and the bus says so. */
async function happens(input: Input, event: PortEvent): Promise<void> {
  await porting.event(input, event);
  await wake(input);
  await workflow.quiet();
}
const accepted: PortEvent = { kind: 'accepted', confirmedStart: null };
const completed: PortEvent = { kind: 'completed', needsOperator: null };
const rejected: PortEvent = { kind: 'rejected', rejection: { reasonCode: 'wrong-name-or-address', text: null } };
/** The states without the Choice that each Task leads to. */
const steps = (name: string): readonly string[] => workflow.path(name).filter((state) => state !== 'ChooseNext');
const statusOf = (name: string): string => workflow.find(name).status;

describe('a port', () => {
  it('that goes well: sent, accepted, locked, ported, completed, and the SMS', async () => {
    const input = await request();
    const name = await start(input);
    await workflow.until('2026-12-02T10:00:00Z');
    await happens(input, accepted);
    await workflow.until('2026-12-23T08:59:59Z');
    expect((await porting.find(input)).state).toBe('accepted');
    await workflow.until('2026-12-23T09:00:01Z');
    expect((await porting.find(input)).state).toBe('locked');
    await workflow.until('2026-12-29T09:00:00Z');
    expect((await porting.find(input)).state).toBe('porting');
    await happens(input, completed);
    expect(steps(name)).toEqual([
      'Submit',
      'WaitForAnswer',
      'WaitForCutOff',
      'Lock',
      'WaitForHour',
      'Port',
      'WaitForCompletion',
      'Notify',
      'Moved',
    ]);
    expect([statusOf(name), (await porting.find(input)).notice]).toEqual(['SUCCEEDED', 'sent']);
    // What docs/performance.md says.
    expect(workflow.find(name).transitions).toBe(14);
  });

  it('whose hour is confirmed within the cut-off is locked at once', async () => {
    const input = await request({ requestedStart: '2026-12-08T10:00' as LocalDateTime });
    const name = await start(input);
    await happens(input, { kind: 'accepted', confirmedStart: '2026-12-03T10:00' as LocalDateTime });
    await workflow.until('2026-12-01T09:00:02Z');
    expect([steps(name).at(-1), (await porting.find(input)).state]).toEqual(['WaitForHour', 'locked']);
  });

  it('that is rejected ends its execution', async () => {
    const input = await request();
    const name = await start(input);
    await happens(input, rejected);
    expect([steps(name), statusOf(name), workflow.find(name).output]).toEqual([
      ['Submit', 'WaitForAnswer', 'Ended'],
      'SUCCEEDED',
      { outcome: 'rejected' },
    ]);
  });

  it('that is rescheduled ends its execution, and goes on in another one', async () => {
    const input = await request();
    const name = await start(input);
    await happens(input, accepted);
    await porting.event(input, { kind: 'reschedule', requestedStart: '2027-01-12T10:00' as LocalDateTime });
    const next = { ...input, attempt: 2 };
    const second = await start(next);
    await wake(next);
    await workflow.quiet();
    expect([steps(name).at(-1), workflow.find(name).output]).toEqual(['Ended', { outcome: 'superseded' }]);
    expect(steps(second)).toEqual(['Submit', 'WaitForAnswer']);
  });

  it.each(['submitted', 'accepted'] as const)('that is cancelled when it is %s ends its execution', async (state) => {
    const input = await request();
    const name = await start(input);
    if (state === 'accepted') await happens(input, accepted);
    await happens(input, { kind: 'cancel' });
    expect([statusOf(name), workflow.find(name).output]).toEqual(['SUCCEEDED', { outcome: 'cancelled' }]);
  });

  it.each([
    ['locked', '2026-12-23T10:00:00Z', '2026-12-29T09:00:00Z'],
    ['porting', '2026-12-29T09:00:00Z', '2026-12-29T09:00:00Z'],
  ])('that fails when it is %s ends in the alarm', async (_, when, then) => {
    const input = await request();
    const name = await start(input);
    await happens(input, accepted);
    await workflow.until(when);
    await happens(input, { kind: 'failed', text: null });
    await workflow.until(then);
    expect([steps(name).at(-1), statusOf(name), workflow.find(name).error]).toEqual([
      'PortFailed',
      'FAILED',
      'PortFailed',
    ]);
  });
});

describe('silence of the losing operator', () => {
  it('is escalated after two working days, again every 30 days, and a late answer still counts', async () => {
    const input = await request();
    const name = await start(input);
    await workflow.until('2026-12-03T09:00:01Z');
    expect(await porting.find(input)).toMatchObject({ state: 'donor-silent', needsOperator: 'answer-overdue' });
    await workflow.until('2027-01-10T09:00:00Z');
    await happens(input, { kind: 'accepted', confirmedStart: '2027-01-26T10:00' as LocalDateTime });
    expect(steps(name)).toEqual([
      'Submit',
      'WaitForAnswer',
      'EscalateSilence',
      'WaitForLateAnswer',
      'EscalateSilence',
      'WaitForLateAnswer',
      'WaitForCutOff',
    ]);
    expect((await porting.find(input)).needsOperator).toBeNull();
  });

  it('after the hour is escalated after a working day, again every 30 days, and a late answer still counts', async () => {
    const input = await request();
    const name = await start(input);
    await happens(input, accepted);
    await workflow.until('2027-02-05T09:00:00Z');
    expect(await porting.find(input)).toMatchObject({ state: 'porting', needsOperator: 'completion-overdue' });
    await happens(input, completed);
    expect(steps(name).slice(-6)).toEqual([
      'EscalateCompletion',
      'WaitForLateCompletion',
      'EscalateCompletion',
      'WaitForLateCompletion',
      'Notify',
      'Moved',
    ]);
  });

  it('can last through every deadline within the year that an execution lives', () => {
    const day = 24 * 3600;
    const reminders = ['WaitForLateAnswer', 'WaitForLateCompletion'].map(
      (state) => (portingDefinition.States[state] as { TimeoutSeconds: number }).TimeoutSeconds,
    );
    // Two working days are a week over Christmas, and one is five days.
    const others = 7 * day + portWindowSettings.mostDaysAhead * day + 5 * day;
    expect(reminders.reduce((sum, each) => sum + each, others)).toBeLessThan(365 * day);
  });
});

describe('what the bus does', () => {
  it('an answer that comes before its wait is not lost', async () => {
    const input = await request();
    instead = ({ task }) => (task === 'submit' ? porting.task('submit', input) : undefined);
    await porting.event(input, { kind: 'sent' });
    await porting.event(input, accepted);
    const name = await start(input);
    expect(steps(name)).toEqual(['Submit', 'WaitForCutOff']);
  });

  it('an event that is lost delays a port no longer than to its next deadline', async () => {
    const input = await request();
    const name = await start(input);
    await porting.event(input, accepted);
    await workflow.until('2026-12-03T09:00:01Z');
    expect(steps(name)).toEqual(['Submit', 'WaitForAnswer', 'EscalateSilence', 'WaitForCutOff']);
    expect(await porting.find(input)).toMatchObject({ state: 'accepted', needsOperator: null });
  });

  it('an event that comes twice does nothing more', async () => {
    const input = await request();
    const name = await start(input);
    await happens(input, accepted);
    const path = workflow.path(name);
    await wake(input);
    await workflow.quiet();
    expect(workflow.path(name)).toEqual(path);
  });

  it('two executions of one attempt do everything once', async () => {
    const input = await request();
    const names = [await start(input), await start(input, '-again')];
    await happens(input, accepted);
    await workflow.until('2026-12-29T09:00:00Z');
    api.house.carrier.texts.length = 0;
    await happens(input, completed);
    await workflow.until('2027-01-29T09:00:00Z');
    expect(names.map(statusOf)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(api.house.carrier.texts).toHaveLength(1);
  });
});

/** When each Task runs for the first time, and what must have happened. */
const before: Readonly<Record<string, (input: Input) => Promise<void>>> = {
  submit: async () => {},
  'await-event': async () => {},
  'escalate-silence': () => workflow.until('2026-12-04T09:00:00Z'),
  lock: async (input) => {
    await happens(input, accepted);
    await workflow.until('2026-12-23T10:00:00Z');
  },
  port: async (input) => {
    await happens(input, accepted);
    await workflow.until('2026-12-29T09:00:00Z');
  },
  'escalate-completion': async (input) => {
    await happens(input, accepted);
    await workflow.until('2026-12-30T10:00:00Z');
  },
  notify: async (input) => {
    await happens(input, accepted);
    await workflow.until('2026-12-29T09:00:00Z');
    await happens(input, completed);
  },
};
const later = (minutes: number) => workflow.until(new Date(Date.now() + minutes * 60_000).toISOString());

describe.each(Object.entries(before))('the Task %s', (task, comeThere) => {
  it('is tried again when it fails', async () => {
    const input = await request();
    failing.set(task, 2);
    const name = await start(input);
    await comeThere(input);
    await later(5);
    expect([statusOf(name) === 'FAILED', failing.get(task) ?? 0]).toEqual([false, expect.any(Number)]);
    expect(workflow.path(name)).not.toContain('CallOperator');
  });

  it('calls the operator when it cannot be done, and goes on after a redrive', async () => {
    const input = await request();
    failing.set(task, Infinity);
    const name = await start(input);
    await comeThere(input);
    await later(180);
    expect([statusOf(name), workflow.find(name).error, steps(name).at(-1)]).toEqual([
      'FAILED',
      'States.NoChoiceMatched',
      'AwaitRedrive',
    ]);
    const { state, needsOperator } = await porting.find(input);
    expect(needsOperator).toBe(state === 'completed' ? null : 'workflow-failed');
    failing.clear();
    workflow.executions.redrive(workflow.find(name).arn);
    await workflow.quiet();
    await later(1);
    expect(statusOf(name)).toBe(task === 'notify' ? 'SUCCEEDED' : 'RUNNING');
    expect(workflow.path(name).slice(-3)).not.toContain('AwaitRedrive');
  });
});

/** Each wait cannot be stored. */
const waits: Readonly<Record<string, (input: Input) => Promise<void>>> = {
  WaitForLateAnswer: (input) => (before['escalate-silence'] as typeof wake)(input),
  WaitForCutOff: (input) => happens(input, accepted),
  WaitForCompletion: (input) => (before['port'] as typeof wake)(input),
  WaitForLateCompletion: (input) => (before['escalate-completion'] as typeof wake)(input),
};

describe.each(Object.entries(waits))('the wait %s', (state, comeThere) => {
  it('calls the operator when it cannot be stored', async () => {
    const input = await request();
    instead = ({ task, ...payload }) => {
      const { outcome } = payload as { readonly outcome?: string };
      const outcomes = {
        WaitForLateAnswer: 'donor-silent',
        WaitForCutOff: 'accepted',
        WaitForCompletion: 'porting',
        WaitForLateCompletion: 'completion-overdue',
      };
      if (task === 'await-event' && outcome === outcomes[state as keyof typeof outcomes])
        throw new Error('the table is away');
      return undefined;
    };
    const name = await start(input);
    await comeThere(input);
    await later(180);
    expect([statusOf(name), steps(name).slice(-3)]).toEqual(['FAILED', [state, 'CallOperator', 'AwaitRedrive']]);
  });
});

describe('an execution that cannot go on', () => {
  it('ends in the alarm also when the operator cannot be called', async () => {
    const input = await request();
    for (const task of ['submit', 'call-operator']) failing.set(task, Infinity);
    const name = await start(input);
    await later(360);
    expect([statusOf(name), steps(name)]).toEqual(['FAILED', ['Submit', 'CallOperator', 'AwaitRedrive']]);
    failing.clear();
    workflow.executions.redrive(workflow.find(name).arn);
    await workflow.quiet();
    expect(steps(name).at(-1)).toBe('WaitForAnswer');
  });

  it('calls the operator about an outcome that it does not know', async () => {
    const input = await request();
    instead = ({ task }) => (task === 'submit' ? { outcome: 'lost' } : undefined);
    const name = await start(input);
    expect(workflow.path(name)).toEqual(['Submit', 'ChooseNext', 'CallOperator', 'AwaitRedrive']);
  });

  it('is started anew under another name, and goes on where the request is', async () => {
    const input = await request();
    failing.set('lock', Infinity);
    const name = await start(input);
    await happens(input, accepted);
    await workflow.until('2026-12-23T12:00:00Z');
    expect(statusOf(name)).toBe('FAILED');
    failing.clear();
    const again = await start(input, '-again');
    await workflow.until('2026-12-29T09:00:00Z');
    expect(steps(again)).toEqual(['Submit', 'WaitForCutOff', 'Lock', 'WaitForHour', 'Port', 'WaitForCompletion']);
  });
});

it('takes each arrow of the definition in the tests of this file', () => {
  const drawn = Object.entries(portingDefinition.States).flatMap(([name, state]) => {
    const ways = [
      ...('Next' in state ? [state.Next] : []),
      ...('Choices' in state ? [state.Default, ...state.Choices.map(({ Next }) => Next)] : []),
      ...('Catch' in state ? state.Catch.map(({ Next }) => Next) : []),
    ];
    return ways.filter((way) => way !== undefined).map((way) => `${name} → ${way}`);
  });
  expect([...new Set(drawn)].filter((arrow) => !taken.has(arrow))).toEqual([]);
});
