import { describe, expect, it } from 'vitest';
import { loginFrom, loginsOf, usernameStem } from '../../domain/login.ts';
import { spellings } from '../build/spellings.ts';
import { phone, userFields } from '../build/user.ts';

describe('the logins of a user', () => {
  it('are each named with their field, doubles once', () => {
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

  it.each(Object.entries(spellings))('%s in 40 spellings is one login', (login, typed) => {
    expect(new Set(typed).size).toBe(40);
    expect(typed.filter((each) => loginFrom(each) !== login)).toEqual([]);
  });

  it.each(['\uFDFA'.repeat(254), '\uD800', ' \u200B ', '', 'anna\u202Eandersson'])(
    'typed as %j are nobody’s',
    (typed) => expect(loginFrom(typed)).toBeNull(),
  );
});

describe('a generated username', () => {
  it.each([
    ['Anna', 'Andersson', 'anna.andersson'],
    ['Åsa', 'Öberg-Lind', 'asa.oberg-lind'],
    ['Åsa', 'Öberg\u2011Lind', 'asa.oberg-lind'],
    ['Renée', "O'Neill", 'renee.oneill'],
    ['Jean Luc', 'Æbelø', 'jeanluc.abelo'],
    ['明', '王', 'user'],
  ])('of %s %s begins %s', (firstName, lastName, stem) => expect(usernameStem({ firstName, lastName })).toBe(stem));
});
