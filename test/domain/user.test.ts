import { describe, expect, it } from 'vitest';
import { DomainError } from '../../domain/domain-error.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { loginFrom, loginsOf, statusOf, usernameStem } from '../../domain/user.ts';
import { aUser, phone, userFields } from '../build/user.ts';

const day = (text: string): LocalDate => text as LocalDate;
const at = (text: string): number => Date.parse(text);

describe('the status of a user', () => {
  const temp = aUser({ activatesOn: day('2026-12-01'), expiresOn: day('2027-03-01'), deactivatesOn: day('2027-02-01') });

  it.each([
    ['2026-11-30T22:59:59Z', 'pending'],
    ['2026-11-30T23:00:00Z', 'active'],
    ['2027-01-31T22:59:59Z', 'active'],
    // The earlier of the two ends decides, at local midnight.
    ['2027-01-31T23:00:00Z', 'deactivated'],
  ])('at %s is %s', (instant, status) => expect(statusOf(temp, at(instant))).toBe(status));

  it('is active for ever without dates', () => expect(statusOf(aUser(), at('2099-01-01T00:00:00Z'))).toBe('active'));

  it('cannot end before it begins, or on the same day', () => {
    const wrong = (): unknown => aUser({ activatesOn: day('2026-12-01'), expiresOn: day('2026-12-01'), deactivatesOn: day('2026-11-01') });
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

describe('the logins of a user', () => {
  it('are each told with their field, doubles once', () => {
    const fields = userFields({ customUsername: 'anna', aliases: [phone('+46846500410'), phone('+46846500411')] });
    expect(loginsOf(fields)).toEqual([
      { field: 'username', login: 'anna.andersson' },
      { field: 'customUsername', login: 'anna' },
      { field: 'email', login: 'anna@bageriet.example' },
      { field: 'primaryNumber', login: '+46846500410' },
      { field: 'secondaryNumber', login: '+46701740605' },
      { field: 'aliases[1]', login: '+46846500411' },
    ]);
  });

  it.each([
    ['Anna.Andersson ', 'anna.andersson'],
    ['ANNA@bageriet.example', 'anna@bageriet.example'],
    ['070-174 06 05', '+46701740605'],
  ])('typed as %s mean %s', (typed, login) => expect(loginFrom(typed)).toBe(login));
});

describe('a generated username', () => {
  it.each([
    ['Anna', 'Andersson', 'anna.andersson'],
    ['Åsa', 'Öberg-Lind', 'asa.oberg-lind'],
    ['Renée', "O'Neill", 'renee.oneill'],
    ['Jean Luc', 'Æbelø', 'jeanluc.abelo'],
    ['明', '王', 'user'],
  ])('of %s %s begins %s', (firstName, lastName, stem) => expect(usernameStem({ firstName, lastName })).toBe(stem));
});
