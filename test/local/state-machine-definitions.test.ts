/**
 * Definitions of state machines that the local interpreter refuses, and how it draws one.
 */
import { describe, expect, it } from 'vitest';
import { readDefinition } from '../../local/step-functions/definition.ts';
import { drawingOf } from '../../local/step-functions/drawing.ts';
import { task, define } from '../build/local-state-machine.ts';

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

it('draws each state once, right of the one that leads to it and in its row where that is free', () => {
  const definition = readDefinition(
    'm',
    define({
      A: task({ End: undefined, Next: 'B', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }] }),
      B: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'A' }], Default: 'C' },
      C: task({ End: undefined, Next: 'D' }),
      D: { Type: 'Succeed' },
    }),
  );
  expect(drawingOf(definition)).toEqual({
    states: [
      { name: 'A', type: 'Task', comment: null, row: 0, column: 0 },
      { name: 'B', type: 'Choice', comment: null, row: 0, column: 1 },
      { name: 'C', type: 'Task', comment: null, row: 1, column: 1 },
      { name: 'D', type: 'Succeed', comment: null, row: 1, column: 2 },
    ],
    ways: [
      { from: 'A', to: 'B', isCaught: false },
      { from: 'A', to: 'C', isCaught: true },
      { from: 'B', to: 'A', isCaught: false },
      { from: 'B', to: 'C', isCaught: false },
      { from: 'C', to: 'D', isCaught: false },
    ],
  });
});
