/** What the porting workflow does when Tasks cannot be done: it tries again, calls the operator, and goes on after a redrive or a new start. */
import { describe, expect, it } from 'vitest';
import { accepted, arrows, completed, openPortStory, type PortInput } from '../build/port-story.ts';

const story = openPortStory();
const { porting, taken, failing, answerInstead, request, start, happens, until, later, redrive, execution } = story;
const { statusOf, path, steps } = story;

type Input = PortInput;
/** When each Task runs for the first time, and what must have happened. */
const before: Readonly<Record<string, (input: Input) => Promise<void>>> = {
  submit: async () => {},
  'await-event': async () => {},
  'escalate-silence': () => until('2026-12-04T09:00:00Z'),
  lock: async (input) => {
    await happens(input, accepted);
    await until('2026-12-23T10:00:00Z');
  },
  port: async (input) => {
    await happens(input, accepted);
    await until('2026-12-29T09:00:00Z');
  },
  'escalate-completion': async (input) => {
    await happens(input, accepted);
    await until('2026-12-30T10:00:00Z');
  },
  notify: async (input) => {
    await happens(input, accepted);
    await until('2026-12-29T09:00:00Z');
    await happens(input, completed);
  },
};

/** What the operator is still needed for after a redrive; nothing when left out. A wait moves nothing: the next answer ends the mark. */
const neededAfterwards: Readonly<Record<string, string>> = {
  'await-event': 'workflow-failed',
  'escalate-silence': 'answer-overdue',
  'escalate-completion': 'completion-overdue',
};

describe.each(Object.entries(before))('the Task %s', (task, comeThere) => {
  it('is tried again when it fails', async () => {
    const input = await request();
    failing().set(task, 2);
    const name = await start(input);
    await comeThere(input);
    await later(5);
    expect([statusOf(name) === 'FAILED', failing().get(task) ?? 0]).toEqual([false, expect.any(Number)]);
    expect(path(name)).not.toContain('CallOperator');
  });

  it('calls the operator when it cannot be done, and goes on after a redrive', async () => {
    const input = await request();
    failing().set(task, Infinity);
    const name = await start(input);
    await comeThere(input);
    await later(180);
    expect([statusOf(name), execution(name).error, steps(name).at(-1)]).toEqual([
      'FAILED',
      'States.NoChoiceMatched',
      'AwaitRedrive',
    ]);
    const { state, needsOperator } = await porting.find(input);
    expect(needsOperator).toBe(state === 'completed' ? null : 'workflow-failed');
    failing().clear();
    await redrive(name);
    await later(1);
    expect(statusOf(name)).toBe(task === 'notify' ? 'SUCCEEDED' : 'RUNNING');
    expect(path(name).slice(-3)).not.toContain('AwaitRedrive');
    expect((await porting.find(input)).needsOperator).toBe(neededAfterwards[task] ?? null);
  });
});

/** Each wait, with the outcome that it is for and the Task after which it comes. */
const waits = [
  ['WaitForLateAnswer', 'donor-silent', 'escalate-silence'],
  ['WaitForCutOff', 'accepted', 'lock'],
  ['WaitForCompletion', 'porting', 'port'],
  ['WaitForLateCompletion', 'completion-overdue', 'escalate-completion'],
] as const;

describe.each(waits)('the wait %s', (state, outcome, task) => {
  it('calls the operator when it cannot be stored', async () => {
    const input = await request();
    answerInstead((payload) => {
      if ('outcome' in payload && payload.outcome === outcome) throw new Error('the table is away');
      return undefined;
    });
    const name = await start(input);
    await before[task]?.(input);
    await later(180);
    expect([statusOf(name), steps(name).slice(-3)]).toEqual(['FAILED', [state, 'CallOperator', 'AwaitRedrive']]);
  });
});

describe('an execution that cannot go on', () => {
  it('ends in the alarm also when the operator cannot be called', async () => {
    const input = await request();
    for (const task of ['submit', 'call-operator']) failing().set(task, Infinity);
    const name = await start(input);
    await later(360);
    expect([statusOf(name), steps(name)]).toEqual(['FAILED', ['Submit', 'CallOperator', 'AwaitRedrive']]);
    failing().clear();
    await redrive(name);
    expect(steps(name).at(-1)).toBe('WaitForAnswer');
  });

  it('calls the operator about an outcome that it does not know', async () => {
    const input = await request();
    answerInstead(({ task }) => (task === 'submit' ? { outcome: 'lost' } : undefined));
    const name = await start(input);
    expect(path(name)).toEqual(['Submit', 'ChooseNext', 'CallOperator', 'AwaitRedrive']);
  });

  it('is started anew under another name, and goes on where the request is', async () => {
    const input = await request();
    failing().set('lock', Infinity);
    const name = await start(input);
    await happens(input, accepted);
    await until('2026-12-23T12:00:00Z');
    expect(statusOf(name)).toBe('FAILED');
    failing().clear();
    const again = await start(input, '-again');
    await until('2026-12-29T09:00:00Z');
    expect(steps(again)).toEqual(['Submit', 'WaitForCutOff', 'Lock', 'WaitForHour', 'Port', 'WaitForCompletion']);
  });
});

it('takes each arrow of failures', () => {
  expect(arrows.filter((arrow) => /CallOperator|AwaitRedrive/.test(arrow) && !taken.has(arrow))).toEqual([]);
});
