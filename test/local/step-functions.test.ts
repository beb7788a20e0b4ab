/**
 * The local interpreter of state machines, held to the States Language and to what AWS documents of JSONata: small definitions with the outcomes
 * that they must have. https://states-language.net/spec.html
 */
import { describe, expect, it } from 'vitest';
import { call, task, waiting, define, type Options, open, failing } from '../build/local-state-machine.ts';

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
