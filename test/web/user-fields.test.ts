/** The form of a user says to the API what was typed, and finds the field that the API names. */
import { expect, test } from 'vitest';
import { createUser } from '../../contract/users.ts';
import { emptyUserForm, newUserBody, placeInForm } from '../../web/users/user-fields.ts';

const named = { ...emptyUserForm('sv'), firstName: 'Åsa', lastName: 'Öberg' };

test('a form with the names alone is a user that the API takes, with a username that the API makes', () => {
  const body = newUserBody(named);
  expect(createUser.body.safeParse(body).error).toBeUndefined();
  expect(body).not.toHaveProperty('username');
});

test('what is left empty is nothing, not an empty text', () => {
  const body = newUserBody({ ...named, email: '  ', secondaryNumber: '', expiresOn: '' });
  expect([body.email, body.secondaryNumber, body.expiresOn]).toEqual([null, null, null]);
});

test('empty rows of further numbers are not sent, and a refusal still finds its row', () => {
  const form = { ...named, aliases: [{ number: '' }, { number: '013-12 34 56' }, { number: ' ' }, { number: 'fel' }] };
  expect(newUserBody(form).aliases).toEqual(['013-12 34 56', 'fel']);
  expect(placeInForm('aliases[1]', form)).toBe('aliases.3.number');
});

test('a field that the form does not have has no place in it', () => {
  expect([placeInForm('email', named), placeInForm('createdAt', named)]).toEqual(['email', null]);
});
