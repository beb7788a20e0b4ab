import { expect, it } from 'vitest';
import { missingCharacters, passwordStrength } from '../../web/pages/login/password-strength.ts';

it.each([
  ['hk4m-7tqp-9wnd-c3xa', 'one-time-password'],
  [' HK4M-7tqp-9wnd-c3xa', 'one-time-password'],
  ['            ', 'too-short'],
  ['elva tecken', 'too-short'],
  ['åäöåäö'.normalize('NFD'), 'too-short'],
  ['aaaaaaaaaaaa', 'guessable'],
  ['Mitt lösenord', 'guessable'],
  ['Kardemumma nu', 'good'],
  ['Kanelbullar i ugnen', 'strong'],
  // Between two words there is a blank at the end.
  ['Kanelbullar i ugnen ', 'strong'],
])('%j is %s', (typed, strength) => expect(passwordStrength(typed)).toBe(strength));

it('counts the characters that are seen', () => {
  expect(missingCharacters('åäö'.normalize('NFD'))).toBe(9);
  expect(missingCharacters(' a\u200B ')).toBe(11);
});
