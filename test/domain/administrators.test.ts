import { describe, expect, it } from 'vitest';
import {
  administratorsWith,
  affectsAdministrators,
  assertAdministratorLeft,
  type Administrator,
} from '../../domain/administrators.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { aUser, userId } from '../build/user.ts';

const now = Date.parse('2026-11-23T08:00:00Z');
const anna = aUser({ id: userId(1), administrator: true });
const listed = (count: number, different: Partial<Administrator> = {}): Administrator => ({
  id: userId(count),
  activeFrom: null,
  activeUntil: null,
  ...different,
});

describe('the list of administrators', () => {
  it.each([
    ['gains who becomes one', null, anna, [listed(2), listed(1)]],
    ['loses who ceases to be one', anna, { ...anna, administrator: false }, [listed(2)]],
    ['loses who is deleted', anna, { ...anna, deletedAt: '2026-11-23T08:00:00.000Z' }, [listed(2)]],
    ['knows until when one is', anna, { ...anna, activeUntil: 5 }, [listed(2), listed(1, { activeUntil: 5 })]],
    ['is not touched by a new name', anna, { ...anna, firstName: 'Anne' }, null],
    ['is not touched by who never was one', aUser(), { ...aUser(), firstName: 'Anne' }, null],
  ])('%s', (_, before, after, list) => {
    const standing = before?.administrator ? [listed(2), listed(1)] : [listed(2)];
    const changed = affectsAdministrators(before, after) ? administratorsWith(standing, after) : null;
    expect(changed).toEqual(list);
  });
});

describe('the last administrator', () => {
  const demand = (before: readonly Administrator[], after: readonly Administrator[]) => (): void =>
    assertAdministratorLeft(before, after, now);

  it.each([
    ['nobody is left', []],
    ['who is left ends some day', [listed(2, { activeUntil: now + 1 })]],
    ['who is left has not begun', [listed(2, { activeFrom: now + 1 })]],
  ])('may not go when %s', (_, after) => {
    expect(demand([listed(1), ...after], after)).toThrow(expect.objectContaining({ code: 'last-administrator' }));
  });

  it('may go when another is there for good', () => expect(demand([listed(1), listed(2)], [listed(2)])).not.toThrow());

  it('does not stand in the way of a list that had none', () => {
    const ending = [listed(1, { activeUntil: now + 1 }), listed(2, { activeUntil: now + 2 })];
    expect(demand(ending, ending.slice(1))).not.toThrow();
  });
});

it('dates are part of it: an end makes an administrator no lasting one', () => {
  const temp = aUser({ administrator: true, expiresOn: '2027-01-01' as LocalDate });
  expect(administratorsWith([], temp)).toEqual([listed(1, { activeUntil: Date.parse('2026-12-31T23:00:00Z') })]);
});
