/**
 * The local interpreter of state machines, held to the States Language and to what AWS documents of JSONata: small definitions with the histories
 * that they must have. https://states-language.net/spec.html
 */
import { describe, expect, it, onTestFinished } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDefinition } from '../../local/step-functions/definition.ts';
import { drawingOf } from '../../local/step-functions/drawing.ts';
import type { Execution, HistoryEvent } from '../../local/step-functions/execution.ts';
import { Executions, type Called } from '../../local/step-functions/executions.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';

const start = Date.parse('2026-12-01T08:00:00Z');
const call = (Payload: unknown = {}) => ({
  FunctionName: 'arn:aws:lambda:eu-north-1:000000000000:function:f',
  Payload,
});
const task = (more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: call('{% $states.input %}'),
  End: true,
  ...more,
});
const waiting = (more: object = {}) =>
  task({
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: call({ token: '{% $states.context.Task.Token %}' }),
    ...more,
  });
const define = (states: Readonly<Record<string, object>>, more: object = {}) =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...more });

type Payload = Readonly<Record<string, unknown>>;
interface Options {
  readonly answer?: (payload: Payload, nth: number) => Called | Promise<Called>;
  readonly folder?: string;
  readonly now?: number;
}

/** One state machine, with a clock that the test moves. */
function open(
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
const ok = (payload: unknown): Called => ({ kind: 'result', payload });
const failing = (error: string): Called => ({ kind: 'failed', error, cause: 'why' });

describe('what it supports', () => {
  it.each<[rule: string, states: Readonly<Record<string, object>>, input: unknown, Options, unknown]>([
    ['Pass passes its input on', { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } }, { a: 1 }, {}, { a: 1 }],
    [
      'Pass: Output replaces the input',
      { A: { Type: 'Pass', Output: { b: '{% $states.input.a + 1 %}', c: ['{% "x" %}', 'plain'] }, End: true } },
      { a: 1 },
      {},
      { b: 2, c: ['x', 'plain'] },
    ],
    [
      'Assign: a variable is there in the next state',
      {
        A: { Type: 'Pass', Assign: { n: '{% $states.input.a * 2 %}' }, Output: {}, Next: 'B' },
        B: { Type: 'Pass', Output: '{% $n %}', End: true },
      },
      { a: 21 },
      {},
      42,
    ],
    [
      'Assign: in its own state a variable has the value from before',
      {
        A: { Type: 'Pass', Assign: { n: 1 }, Next: 'B' },
        B: { Type: 'Pass', Assign: { n: 2 }, Output: '{% $n %}', End: true },
      },
      {},
      {},
      1,
    ],
    [
      'Task: the result has the payload, and Output chooses',
      { A: task({ Output: '{% $states.result.Payload.a %}' }) },
      { a: 7 },
      {},
      7,
    ],
    [
      'Task: without Output the result is the output',
      { A: task() },
      { a: 7 },
      {},
      { ExecutedVersion: '$LATEST', Payload: { a: 7 }, StatusCode: 200 },
    ],
    [
      'Context: execution, state, and its input',
      {
        A: {
          Type: 'Pass',
          Output:
            '{% [$states.context.Execution.Name, $states.context.Execution.Input.a, $states.context.State.Name, $states.context.State.EnteredTime, $states.context.StateMachine.Name] %}',
          End: true,
        },
      },
      { a: 1 },
      {},
      ['x', 1, 'A', '2026-12-01T08:00:00.000Z', 'm'],
    ],
    [
      'Choice: the first condition that is true',
      {
        A: {
          Type: 'Choice',
          Choices: [
            { Condition: '{% $states.input.a > 5 %}', Next: 'B', Output: '{% "five" %}' },
            { Condition: '{% $states.input.a > 1 %}', Next: 'B', Output: '{% "one" %}' },
            { Condition: '{% true %}', Next: 'B' },
          ],
        },
        B: { Type: 'Succeed' },
      },
      { a: 3 },
      {},
      'one',
    ],
    [
      'Choice: the default',
      {
        A: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'C' }], Default: 'B' },
        B: { Type: 'Succeed', Output: '{% "b" %}' },
        C: { Type: 'Succeed', Output: '{% "c" %}' },
      },
      {},
      {},
      'b',
    ],
    [
      'Catch: the error is the output, unless it says another one',
      {
        A: task({ Catch: [{ ErrorEquals: ['Mine'], Next: 'B' }] }),
        B: { Type: 'Succeed' },
      },
      {},
      { answer: () => failing('Mine') },
      { Error: 'Mine', Cause: 'why' },
    ],
    [
      'Catch: the first that matches; States.ALL last; Assign from the error',
      {
        A: {
          ...task({ End: undefined }),
          Next: 'C',
          Catch: [
            { ErrorEquals: ['Other'], Next: 'C' },
            {
              ErrorEquals: ['States.ALL'],
              Next: 'B',
              Assign: { e: '{% $states.errorOutput.Error %}' },
              Output: '{% 1 %}',
            },
          ],
        },
        B: { Type: 'Succeed', Output: '{% $e %}' },
        C: { Type: 'Succeed', Output: '{% "c" %}' },
      },
      {},
      { answer: () => failing('Mine') },
      'Mine',
    ],
    [
      'Catch: States.TaskFailed is every error of a function',
      {
        A: task({ Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'B' }] }),
        B: { Type: 'Succeed', Output: '{% 1 %}' },
      },
      {},
      { answer: () => failing('Mine') },
      1,
    ],
    [
      'Catch: an expression without a value is States.QueryEvaluationError',
      {
        A: task({
          Arguments: call('{% $states.input.none %}'),
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'B' }],
        }),
        B: { Type: 'Succeed', Output: '{% "caught" %}' },
      },
      {},
      {},
      'caught',
    ],
    [
      'the clock of an expression is the cloud’s',
      { A: { Type: 'Pass', Output: '{% $now() %}', End: true } },
      {},
      {},
      '2026-12-01T08:00:00.000Z',
    ],
  ])('%s', async (_, states, input, options, output) => {
    const machine = open(define(states), options);
    machine.start(input);
    await machine.quiet();
    expect(machine.one()).toMatchObject({ status: 'SUCCEEDED', output });
  });

  it.each<[rule: string, states: Readonly<Record<string, object>>, Options, string]>([
    ['Fail ends with its error', { A: { Type: 'Fail', Error: '{% "E" & 1 %}', Cause: 'c' } }, {}, 'E1'],
    [
      'no choice that matches',
      { A: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'B' }] }, B: { Type: 'Succeed' } },
      {},
      'States.NoChoiceMatched',
    ],
    [
      'a condition that is no boolean',
      { A: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'B' }] }, B: { Type: 'Succeed' } },
      {},
      'States.QueryEvaluationError',
    ],
    ['an error that nobody catches', { A: task() }, { answer: () => failing('Mine') }, 'Mine'],
    [
      'States.TaskFailed does not catch a timeout',
      {
        A: waiting({ TimeoutSeconds: 1, Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'B' }] }),
        B: { Type: 'Succeed' },
      },
      {},
      'States.Timeout',
    ],
    [
      'States.ALL does not catch States.Runtime',
      { A: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] }), B: { Type: 'Succeed' } },
      { answer: () => failing('States.Runtime') },
      'States.Runtime',
    ],
  ])('ends with an error: %s', async (_, states, options, error) => {
    const machine = open(define(states), options);
    machine.start();
    await machine.pass(5);
    expect(machine.one()).toMatchObject({ status: 'FAILED', error });
  });

  it('has the history of AWS’s names', async () => {
    const machine = open(define({ A: { ...task(), End: undefined, Next: 'B' }, B: { Type: 'Succeed' } }));
    machine.start();
    await machine.quiet();
    expect(machine.history()).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskSucceeded',
      'TaskStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
    expect(machine.one()).toMatchObject({ transitions: 2, visited: ['A', 'B'] });
  });
});

describe('trying again', () => {
  const retried = (more: object, rest: object = {}) =>
    define({ A: task({ Retry: [{ ErrorEquals: ['States.ALL'], ...more }], ...rest }) });
  const moments = async (definition: string, answer: Options['answer'] = () => failing('Mine')) => {
    const at: number[] = [];
    const machine: ReturnType<typeof open> = open(definition, {
      answer: (payload, nth) => {
        at.push(nth);
        return answer(payload, nth);
      },
    });
    machine.start();
    const due: number[] = [];
    await machine.quiet();
    for (
      let next = await machine.executions.nextAt(Infinity);
      next !== null;
      next = await machine.executions.nextAt(Infinity)
    ) {
      due.push((next - start) / 1000);
      await machine.pass((next - start) / 1000 - (due.at(-2) ?? 0));
    }
    return { due, calls: at.length, status: machine.one().status };
  };

  it('waits longer each time: 1, 2 and 4 seconds unless it says otherwise', async () => {
    expect(await moments(retried({}))).toEqual({ due: [1, 3, 7], calls: 4, status: 'FAILED' });
    expect(await moments(retried({ IntervalSeconds: 2, BackoffRate: 3, MaxDelaySeconds: 10, MaxAttempts: 4 }))).toEqual(
      {
        due: [2, 8, 18, 28],
        calls: 5,
        status: 'FAILED',
      },
    );
  });

  it('with full jitter waits a part of that', async () => {
    expect((await moments(retried({ JitterStrategy: 'FULL', MaxAttempts: 2 }))).due).toEqual([0.5, 1.5]);
  });

  it('ends when it succeeds, and never begins with no attempts', async () => {
    const second = await moments(retried({}), (_, nth) => (nth === 1 ? failing('Mine') : ok({})));
    expect(second).toEqual({ due: [1], calls: 2, status: 'SUCCEEDED' });
    expect((await moments(retried({ MaxAttempts: 0 }))).calls).toBe(1);
  });

  it('counts for each retrier, and catches when there are no tries left', async () => {
    const definition = define({
      A: task({
        Retry: [
          { ErrorEquals: ['One'], MaxAttempts: 1, BackoffRate: 1 },
          { ErrorEquals: ['States.ALL'], MaxAttempts: 2, BackoffRate: 1 },
        ],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }],
      }),
      B: { Type: 'Succeed' },
    });
    const errors = ['One', 'Two', 'Two', 'One'];
    const result = await moments(definition, (_, nth) => failing(errors[nth - 1] ?? ''));
    expect(result).toEqual({ due: [1, 2, 3], calls: 4, status: 'SUCCEEDED' });
  });
});

describe('a wait', () => {
  it.each([
    ['Seconds', { Seconds: 60 }, 60],
    ['Seconds of an expression', { Seconds: '{% $states.input.s %}' }, 90],
    ['Timestamp', { Timestamp: '2026-12-01T09:00:00Z' }, 3600],
    ['Timestamp of an expression', { Timestamp: '{% $states.input.at %}' }, 7200],
    ['Timestamp that has passed', { Timestamp: '2026-11-01T09:00:00Z' }, 0],
  ])('for %s ends at its moment', async (_, wait, seconds) => {
    const machine = open(define({ A: { Type: 'Wait', ...wait, Next: 'B' }, B: { Type: 'Succeed' } }));
    machine.start({ s: 90, at: '2026-12-01T10:00:00Z' });
    if (seconds > 0) {
      await machine.pass(seconds - 1);
      expect(machine.one()).toMatchObject({ status: 'RUNNING', state: 'A' });
    }
    await machine.pass(1);
    expect(machine.one()).toMatchObject({ status: 'SUCCEEDED', output: { s: 90, at: '2026-12-01T10:00:00Z' } });
  });
});

describe('a task token', () => {
  const definition = define({
    A: waiting({
      TimeoutSeconds: '{% $states.input.s %}',
      Output: '{% $states.result %}',
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'L' }],
    }),
    L: { Type: 'Succeed', Output: '{% "late" %}' },
  });
  const tokenOf = ({ payloads }: { payloads: readonly Payload[] }): string => String(payloads.at(-1)?.token);

  it('is in the arguments, and ends the wait with what it is answered with, once', async () => {
    const machine = open(definition);
    machine.start({ s: 10 });
    await machine.pass(9);
    machine.executions.succeed(tokenOf(machine), { answered: true });
    await machine.quiet();
    expect(machine.one()).toMatchObject({ status: 'SUCCEEDED', output: { answered: true } });
    expect(() => machine.executions.succeed(tokenOf(machine), {})).toThrow(
      expect.objectContaining({ code: 'TaskTimedOut' }),
    );
    expect(() => machine.executions.succeed('none', {})).toThrow(expect.objectContaining({ code: 'InvalidToken' }));
  });

  it('that is answered before its function has answered counts', async () => {
    const machine: ReturnType<typeof open> = open(definition, {
      answer: (payload) => {
        machine.executions.succeed(String(payload.token), 'early');
        return ok({});
      },
    });
    machine.start({ s: 10 });
    await machine.quiet();
    expect(machine.one()).toMatchObject({ status: 'SUCCEEDED', output: 'early' });
  });

  it('that nobody answers times out on the cloud’s clock', async () => {
    const machine = open(definition);
    machine.start({ s: 86_400 });
    await machine.pass(86_399);
    expect(machine.one().status).toBe('RUNNING');
    await machine.pass(1);
    expect(machine.one()).toMatchObject({ status: 'SUCCEEDED', output: 'late' });
  });

  it('whose function fails fails the task; SendTaskFailure does too', async () => {
    const first = open(definition, { answer: () => failing('Mine') });
    first.start({ s: 10 });
    await first.quiet();
    expect(first.one()).toMatchObject({ status: 'FAILED', error: 'Mine' });
    const second = open(definition);
    second.start({ s: 10 });
    await second.quiet();
    second.executions.fail(tokenOf(second), 'Theirs', 'why');
    await second.quiet();
    expect(second.one()).toMatchObject({ status: 'FAILED', error: 'Theirs' });
  });

  it('is kept by heartbeats, and lost without them', async () => {
    const machine = open(define({ A: waiting({ TimeoutSeconds: 100, HeartbeatSeconds: 10 }) }));
    machine.start();
    await machine.pass(9);
    machine.executions.heartbeat(tokenOf(machine));
    await machine.pass(9);
    expect(machine.one().status).toBe('RUNNING');
    await machine.pass(1);
    expect(machine.one()).toMatchObject({ status: 'FAILED', error: 'States.HeartbeatTimeout' });
  });

  it('whose call was lost times out', async () => {
    const machine = open(definition, { answer: () => ({ kind: 'lost' }) });
    machine.start({ s: 10 });
    await machine.pass(10);
    expect(machine.one()).toMatchObject({ status: 'SUCCEEDED', output: 'late' });
    const plain = open(define({ A: task({ TimeoutSeconds: 60 }) }), { answer: () => ({ kind: 'lost' }) });
    plain.start();
    await plain.pass(60);
    expect(plain.one()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});

describe('executions', () => {
  const definition = define({ A: waiting({ Next: 'B', End: undefined }), B: task({ Output: '{% "done" %}' }) });

  it('are started once by a name: again with the same input while running is the same, anything else a conflict', async () => {
    const machine = open(definition);
    const { arn } = machine.start({ a: 1 });
    expect(machine.start({ a: 1 }).arn).toBe(arn);
    const exists = expect.objectContaining({ code: 'ExecutionAlreadyExists' });
    expect(() => machine.start({ a: 2 })).toThrow(exists);
    await machine.quiet();
    machine.executions.stop(arn, 'Stopped', 'by hand');
    expect(machine.one()).toMatchObject({ status: 'ABORTED', error: 'Stopped' });
    expect(() => machine.start({ a: 1 })).toThrow(exists);
  });

  it('that failed go on where they ended when they are redriven', async () => {
    let isUp = false;
    const machine = open(
      define({ A: { Type: 'Pass', Output: { a: 1 }, Next: 'B' }, B: task({ Output: '{% "done" %}' }) }),
      {
        answer: (payload) => (isUp ? ok(payload) : failing('Down')),
      },
    );
    const { arn } = machine.start();
    await machine.quiet();
    expect(machine.one()).toMatchObject({ status: 'FAILED', error: 'Down' });
    isUp = true;
    machine.executions.redrive(arn);
    await machine.quiet();
    expect(machine.one()).toMatchObject({ status: 'SUCCEEDED', output: 'done', redriveCount: 1 });
    expect(machine.entered()).toEqual(['A', 'B']);
    expect(() => machine.executions.redrive(arn)).toThrow(expect.objectContaining({ code: 'ExecutionNotRedrivable' }));
  });

  it('go on where they were when the process dies in a wait, in a call, and between two steps', async () => {
    const first = open(definition);
    first.start();
    await first.quiet();
    const token = String(first.payloads[0]?.token);
    const second = open(definition, first.die());
    await second.quiet();
    // The function that has the token is not called again.
    expect(second.payloads).toEqual([]);
    second.executions.succeed(token, {});
    await second.quiet();
    expect(second.one()).toMatchObject({ status: 'SUCCEEDED', output: 'done' });

    // It dies while the function runs, which is called again.
    const called: string[] = [];
    const third: ReturnType<typeof open> = open(define({ A: task({ Output: '{% "once more" %}' }) }), {
      answer: () => {
        called.push('before');
        return new Promise(() => {});
      },
    });
    third.start();
    await new Promise((resolve) => setImmediate(resolve));
    const fourth = open(define({ A: task({ Output: '{% "once more" %}' }) }), {
      ...third.die(),
      answer: () => {
        called.push('after');
        return ok({});
      },
    });
    await fourth.quiet();
    expect([fourth.one().output, called]).toEqual(['once more', ['before', 'after']]);
  });

  it('keep the deadline of a wait over the death of the process', async () => {
    const definitionOfWait = define({ A: { Type: 'Wait', Seconds: 100, Next: 'B' }, B: { Type: 'Succeed' } });
    const first = open(definitionOfWait);
    first.start();
    await first.pass(40);
    const second = open(definitionOfWait, first.die());
    await second.pass(59);
    expect(second.one().status).toBe('RUNNING');
    await second.pass(1);
    expect(second.one().status).toBe('SUCCEEDED');
  });

  it('by the thousand wait and are woken', async () => {
    const machine = open(definition);
    for (let nth = 0; nth < 1000; nth += 1) machine.start({ nth }, `x${nth}`);
    await machine.quiet();
    for (const { token } of machine.payloads.slice()) machine.executions.succeed(String(token), {});
    await machine.quiet();
    const all = machine.executions.list();
    expect([all.length, all.every(({ status, transitions }) => status === 'SUCCEEDED' && transitions === 2)]).toEqual([
      1000,
      true,
    ]);
  });
});

describe('what it does not support is refused when it is loaded, by its name', () => {
  it.each<[string, Readonly<Record<string, object>>, object, string]>([
    ['JSONPath', { A: { Type: 'Pass', End: true } }, { QueryLanguage: 'JSONPath' }, 'JSONPath'],
    ['Parallel', { A: { Type: 'Parallel', Branches: [], End: true } }, {}, 'the type Parallel in A'],
    ['Map', { A: { Type: 'Map', End: true } }, {}, 'the type Map in A'],
    [
      'an activity',
      { A: task({ Resource: 'arn:aws:states:eu-north-1:0:activity:x' }) },
      {},
      'Resource "arn:aws:states:eu-north-1:0:activity:x" in A',
    ],
    [
      'another service',
      { A: task({ Resource: 'arn:aws:states:::sqs:sendMessage' }) },
      {},
      'Resource "arn:aws:states:::sqs:sendMessage" in A',
    ],
    ['ResultSelector', { A: task({ ResultSelector: {} }) }, {}, 'ResultSelector in A'],
    ['Credentials', { A: task({ Credentials: {} }) }, {}, 'Credentials in A'],
    [
      '$partition',
      { A: { Type: 'Pass', Output: '{% $partition([1, 2], 1) %}', End: true } },
      {},
      'the function $partition in A',
    ],
    [
      'an expression that cannot be read',
      { A: { Type: 'Pass', Output: '{% 1 + %}', End: true } },
      {},
      'the expression 1 +',
    ],
  ])('%s', (_, states, more, named) => {
    expect(() => readDefinition('m', define(states, more))).toThrow(named);
  });

  it('and so is a definition that is not valid', () => {
    expect(() => readDefinition('m', define({ A: { Type: 'Pass', Next: 'Nowhere' } }))).toThrow('not valid');
    expect(() => readDefinition('m', '{')).toThrow('not JSON');
  });
});

it('draws each state once, below the one that leads to it', () => {
  const definition = readDefinition(
    'm',
    define({
      A: task({ End: undefined, Next: 'B', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }] }),
      B: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'A' }], Default: 'C' },
      C: { Type: 'Succeed' },
    }),
  );
  expect(drawingOf(definition)).toEqual({
    states: [
      { name: 'A', type: 'Task', comment: null, row: 0, column: 0 },
      { name: 'B', type: 'Choice', comment: null, row: 1, column: 0 },
      { name: 'C', type: 'Succeed', comment: null, row: 1, column: 1 },
    ],
    ways: [
      { from: 'A', to: 'B', isCaught: false },
      { from: 'A', to: 'C', isCaught: true },
      { from: 'B', to: 'A', isCaught: false },
      { from: 'B', to: 'C', isCaught: false },
    ],
  });
});
