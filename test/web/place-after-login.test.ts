/** A login leads back to where one was, and never to somebody else's site. */
import { expect, test } from 'vitest';
import { placeAfterLogin } from '../../web/pages/login/place-after-login.ts';

test.each([
  ['/users?q=an', '/users?q=an'],
  ['/', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example', '/'],
  [String.raw`/\evil.example`, '/'],
  ['javascript:alert(1)', '/'],
  ['/login?next=/users', '/'],
  ['users', '/'],
])('next=%s leads to %s', (next, place) => {
  expect(placeAfterLogin(new URLSearchParams({ next }))).toBe(place);
});

test('nothing said leads to the overview', () => {
  expect(placeAfterLogin(new URLSearchParams())).toBe('/');
});
