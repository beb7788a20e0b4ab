/** Choosing rows of a list: never more than one sees or has been told of. */
import { describe, expect, test } from 'vitest';
import {
  headState,
  headToggled,
  isChosen,
  nothingChosen,
  stillChosen,
  toggled,
  type Chosen,
} from '../../web/design/chosen.ts';

const shown = ['a', 'b', 'c'];
const these = (...ids: string[]): Chosen => new Set(ids);

describe('the box of a row', () => {
  test('chooses it, and lets it go again', () => {
    const chosen = toggled(nothingChosen, 'b', shown);
    expect(shown.filter((id) => isChosen(chosen, id))).toEqual(['b']);
    expect(toggled(chosen, 'b', shown)).toEqual(nothingChosen);
  });

  test('leaves the others that are shown when all were chosen', () => {
    expect(isChosen('all', 'on another page')).toBe(true);
    expect(toggled('all', 'b', shown)).toEqual(these('a', 'c'));
  });

  test('lets what is chosen and not shown be', () => {
    expect(toggled(these('z'), 'a', shown)).toEqual(these('z', 'a'));
  });
});

describe('what is chosen', () => {
  test('stays so whether it is shown or not, as long as it is there', () => {
    expect(stillChosen(these('a', 'gone', 'z'), [...shown, 'z'])).toEqual(these('a', 'z'));
  });

  test('is all there are, when it was all', () => {
    expect(stillChosen('all', shown)).toBe('all');
  });
});

describe('the box in the head', () => {
  test.each([
    ['none', nothingChosen],
    ['some', these('a')],
    ['some', these('z')],
    ['all', these('a', 'b', 'c')],
    ['all', 'all'],
  ] as const)('shows %s', (state, chosen) => {
    expect(headState(chosen, shown)).toBe(state);
  });

  test.each([
    ['all there are', nothingChosen, 'all'],
    ['all there are, when some were chosen', these('a'), 'all'],
    ['none, when all were chosen', 'all', nothingChosen],
    ['none, when all that are shown were chosen', these('a', 'b', 'c'), nothingChosen],
  ] as const)('of the whole list chooses %s', (_what, before, after) => {
    expect(headToggled(before, shown, false)).toEqual(after);
  });

  test.each([
    ['what is shown, and no more', nothingChosen, these('a', 'b', 'c')],
    ['what is shown besides what was chosen before', these('z'), these('z', 'a', 'b', 'c')],
    ['nothing of what is shown, when all of it was chosen', these('z', 'a', 'b', 'c'), these('z')],
    ['none, when all there are were chosen', 'all', nothingChosen],
  ] as const)('of a list that is narrowed by a search chooses %s', (_what, before, after) => {
    expect(headToggled(before, shown, true)).toEqual(after);
  });
});
