import { describe, expect, it } from 'vitest';
import { anonymizeUser, type User } from '../../domain/user.ts';
import { userJournal } from '../../functions/shared/users/user-journal.ts';
import { runAt } from '../../functions/shared/settle/run.ts';
import { aUser } from '../build/user.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const actor = { kind: 'system', id: null, name: '' } as const;
const wakes = (before: User | null, after: User) =>
  userJournal({ ...runAt(now, 'request-1'), actor }, { before, after }).wakes;

const dated: User = { ...aUser(), activeFrom: now + 1000, toldStatus: 'pending' };
const deleted: User = { ...aUser(), deletedAt: '2026-11-20T12:00:00.000Z', toldStatus: 'deactivated' };

describe('the entry of a user wakes the bell', () => {
  it.each([
    ['one with a date is made', null, dated],
    ['a date is moved', dated, { ...dated, activeFrom: now + 2000 }],
    ['a date is taken away', dated, { ...dated, activeFrom: null }],
    ['a date has come, since the next one may follow', dated, { ...dated, toldStatus: 'active' }],
    ['it is deleted', aUser(), deleted],
    ['it is restored', deleted, aUser()],
  ] as const)('when %s', (_, before, after) => {
    expect(wakes(before, after)).toEqual({ user: [after.id] });
  });

  it.each([
    ['one without dates is made', null, aUser()],
    ['a field of another kind changes', dated, { ...dated, city: 'Åhus', administrator: true }],
    ['it is anonymised', deleted, anonymizeUser(deleted)],
  ] as const)('but not when %s', (_, before, after) => {
    expect(wakes(before, after)).toBeUndefined();
  });
});
