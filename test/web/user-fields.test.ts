/** The form of a user says to the API what was typed, and finds the field that the API names. */
import { describe, expect, test } from 'vitest';
import { createUser, updateUser } from '../../contract/users.ts';
import { emptyUserForm, newUserBody, placeInForm, userChangeBody } from '../../web/users/user-fields.ts';

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

describe('a change', () => {
  const before = {
    ...named,
    email: 'asa@bageriet.example',
    secondaryNumber: '073-200 00 01',
    aliases: [{ number: '013-12 34 56' }],
  };

  test('says nothing of what stands as it did', () => {
    expect(userChangeBody(before, structuredClone(before))).toEqual({});
  });

  test('has the fields that stand otherwise, and the API takes them', () => {
    const body = userChangeBody(before, { ...before, city: 'Åhus', administrator: true });
    expect(body).toEqual({ city: 'Åhus', administrator: true });
    expect(updateUser.body.safeParse(body).error).toBeUndefined();
  });

  test('empties what was emptied', () => {
    expect(userChangeBody(before, { ...before, email: '', secondaryNumber: ' ' })).toEqual({
      email: null,
      secondaryNumber: null,
    });
  });

  test('is none when only blanks or an empty row came to what is empty', () => {
    const typed = { ...before, city: '  ', aliases: [...before.aliases, { number: ' ' }] };
    expect(userChangeBody(before, typed)).toEqual({});
  });

  test('sends all further numbers when one of them changed, and none when all were taken away', () => {
    const added = { ...before, aliases: [...before.aliases, { number: '08-465 004 91' }] };
    expect(userChangeBody(before, added)).toEqual({ aliases: ['013-12 34 56', '08-465 004 91'] });
    expect(userChangeBody(before, { ...before, aliases: [] })).toEqual({ aliases: [] });
  });

  test('never names the username, which cannot change', () => {
    expect(userChangeBody(before, { ...before, username: 'annan' })).toEqual({});
  });
});
