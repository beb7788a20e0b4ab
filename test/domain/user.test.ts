import { describe, expect, it } from 'vitest';
import { DomainError } from '../../domain/domain-error.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import {
  anonymizeUser,
  changeUser,
  deleteUser,
  nextDueMoment,
  restoreUser,
  statusOf,
  withConsequences,
  type User,
} from '../../domain/user.ts';
import { aUser } from '../build/user.ts';

const day = (text: string): LocalDate => text as LocalDate;
const at = (text: string): number => Date.parse(text);

describe('the status of a user', () => {
  const temp = aUser({
    activatesOn: day('2026-12-01'),
    expiresOn: day('2027-03-01'),
    deactivatesOn: day('2027-02-01'),
  });

  it.each([
    ['2026-11-30T22:59:59Z', 'pending'],
    ['2026-11-30T23:00:00Z', 'active'],
    ['2027-01-31T22:59:59Z', 'active'],
    // The earlier of the two ends decides, at local midnight.
    ['2027-01-31T23:00:00Z', 'deactivated'],
  ])('at %s is %s', (instant, status) => expect(statusOf(temp, at(instant))).toBe(status));

  it('is active for ever without dates', () => expect(statusOf(aUser(), at('2099-01-01T00:00:00Z'))).toBe('active'));

  it('cannot end before it begins, or on the same day', () => {
    const wrong = (): unknown =>
      aUser({ activatesOn: day('2026-12-01'), expiresOn: day('2026-12-01'), deactivatesOn: day('2026-11-01') });
    expect(wrong).toThrow(DomainError);
    expect(wrong).toThrow(
      expect.objectContaining({
        errors: [
          { field: 'expiresOn', code: 'before-activation' },
          { field: 'deactivatesOn', code: 'before-activation' },
        ],
      }),
    );
  });
});

describe('a change of a user', () => {
  const anna = aUser();

  it('counts a version when something is different, and is the same user when nothing is', () => {
    expect(changeUser(anna, { city: 'Åhus' }, 'Europe/Stockholm')).toEqual({ ...anna, city: 'Åhus', version: 2 });
    expect(changeUser(anna, { city: null, aliases: [] }, 'Europe/Stockholm')).toBe(anna);
  });

  it('moves the moments with the dates', () => {
    const { activeUntil } = changeUser(anna, { expiresOn: day('2027-01-01') }, 'Europe/Stockholm');
    expect(activeUntil).toBe(at('2026-12-31T23:00:00Z'));
  });

  it('moves no other date than the one that is changed, though the organisation moved to another time zone', () => {
    const dates = { activatesOn: day('2026-12-01'), expiresOn: day('2027-06-01'), deactivatesOn: day('2027-03-01') };
    const temp = aUser(dates);
    expect(temp.activeUntil).toBe(at('2027-02-28T23:00:00Z'));
    const later = changeUser(temp, { deactivatesOn: day('2027-05-01') }, 'Europe/Helsinki');
    expect([later.activeFrom, later.activeUntil]).toEqual([temp.activeFrom, at('2027-04-30T21:00:00Z')]);
    // What is left is the date of before, at midnight in Stockholm.
    const expiring = changeUser(later, { deactivatesOn: null }, 'Europe/Helsinki');
    expect(expiring.activeUntil).toBe(at('2027-05-31T22:00:00Z'));
    expect(changeUser(expiring, { expiresOn: null }, 'Europe/Helsinki').activeUntil).toBeNull();
  });

  it('ends sessions and makes the account follow when the right to them goes', () => {
    const administrator = { ...aUser({ administrator: true }), accountDue: false };
    const now = at('2026-11-23T09:00:00Z');
    const consequences = (after: typeof administrator) => {
      const { toldStatus, accountDue, tokensValidFrom } = withConsequences(administrator, after, now);
      return [toldStatus, accountDue, tokensValidFrom];
    };
    expect(consequences({ ...administrator, administrator: false })).toEqual(['active', true, now / 1000 + 1]);
    expect(consequences({ ...administrator, activeUntil: now })).toEqual(['deactivated', true, now / 1000 + 1]);
    expect(consequences(deleteUser(administrator, '2026-11-23T09:00:00.000Z'))).toEqual([
      'deleted',
      true,
      now / 1000 + 1,
    ]);
    expect(consequences({ ...administrator, city: 'Åhus' })).toEqual(['active', false, 0]);
  });
});

describe('a deleted user', () => {
  const deleted = deleteUser(aUser(), '2026-11-23T08:00:00.000Z');

  it('can be restored for 72 hours', () => {
    expect(restoreUser(deleted, at('2026-11-26T07:59:59Z'))).toMatchObject({ deletedAt: null, version: 3 });
    expect(() => restoreUser(deleted, at('2026-11-26T08:00:00Z'))).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(() => restoreUser(aUser(), at('2026-11-23T08:00:00Z'))).toThrow(
      expect.objectContaining({ code: 'not-deleted' }),
    );
  });

  it('cannot be restored once it is anonymised, whatever one’s own clock says', () => {
    expect(() => restoreUser(anonymizeUser(deleted), at('2026-11-26T07:59:59Z'))).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  it('has nothing of the person left once it is anonymised', () => {
    const text = JSON.stringify(anonymizeUser(deleted));
    for (const personal of ['Anna', 'Andersson', 'anna', 'bageriet.example', '+46'])
      expect(text).not.toContain(personal);
  });
});

describe('the next moment at which something is due', () => {
  const settled = (different: Partial<User>): User => ({ ...aUser(), accountDue: false, ...different });
  const now = at('2026-11-23T08:00:00Z');

  it.each([
    ['nothing', settled({}), null],
    ['an account that has to follow, once its command has had a minute', settled({ accountDue: true }), now + 60_000],
    ['a beginning', settled({ activeFrom: now + 5, activeUntil: now + 9, toldStatus: 'pending' }), now + 5],
    ['an end', settled({ activeFrom: now - 5, activeUntil: now + 9 }), now + 9],
    ['an end that has come and was not told', settled({ activeUntil: now - 9 }), now],
    ['an end that was told', settled({ activeUntil: now - 9, toldStatus: 'deactivated' }), null],
    [
      'a deletion',
      settled({ deletedAt: '2026-11-23T08:00:00.000Z', toldStatus: 'deleted' }),
      at('2026-11-26T08:00:00Z'),
    ],
  ] as const)('for %s', (_, user, due) => expect(nextDueMoment(user, now)).toBe(due));
});
