import { describe, expect, it } from 'vitest';
import { passwordProblem, readPassword } from '../../domain/password.ts';
import { oneTimePassword } from '../../functions/secrets.ts';

describe('a password', () => {
  it('is the same from every keyboard', () => {
    expect(readPassword('Kanelbullar på plåt'.normalize('NFD'))).toBe('Kanelbullar på plåt');
    expect(readPassword('Kanelbullar\u00A0på plåt')).toBe('Kanelbullar på plåt');
  });

  it('keeps its capitals, its look-alikes and the blanks within', () => {
    expect(readPassword('Kanel–Bullar  ’n’ Te')).toBe('Kanel–Bullar  ’n’ Te');
  });

  it.each([
    ' hk4m-7tqp-9wnd-c3xa',
    'hk4m-7tqp-9wnd-c3xa\t',
    '\u200Bhk4m-7tqp\u00AD-9wnd-c3xa\n',
    'Hk4m\u20117TQP-9wnd-c3xa',
  ])('of one time is read from %j', (copied) => expect(readPassword(copied)).toBe('hk4m-7tqp-9wnd-c3xa'));
});

describe('a password of one’s own', () => {
  it.each([
    ['Kanelbullar i ugnen', null],
    ['åäöåäöåäöåäö', null],
    ['åäöåäö'.normalize('NFD'), 'password-too-weak'],
    ['elva tecken', 'password-too-weak'],
    ['', 'required'],
    ['            ', 'required'],
    ['\u00A0\u200B\u2003', 'required'],
    [' Kanelbullar i ugnen', 'blank-at-end'],
    ['Kanelbullar i ugnen\u00A0', 'blank-at-end'],
    ['Kanelbullar i ugnen\u200B', null],
    ['hk4m-7tqp-9wnd-c3xa', 'one-time-password'],
    [' HK4M-7TQP-9WND-C3XA ', 'one-time-password'],
    ['hk4m-7tqp-9wnd-c3xa-2', null],
  ])('%j: %s', (typed, problem) => expect(passwordProblem(typed)).toBe(problem));

  it('is none that was given out', () => {
    for (let count = 0; count < 100; count += 1) expect(passwordProblem(oneTimePassword())).toBe('one-time-password');
  });
});
