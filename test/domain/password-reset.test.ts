import { describe, expect, it } from 'vitest';
import { idFrom } from '../../domain/ids.ts';
import { mayResetByMail, readResetCode, resetProblem, type PasswordReset } from '../../domain/password-reset.ts';
import { passwordResetMail } from '../../domain/password-reset-mail.ts';
import { aUser } from '../build/user.ts';

const now = Date.parse('2026-12-01T09:00:00Z');
const reset: PasswordReset = {
  requestedAs: idFrom('act', '1'.padStart(26, '0')),
  codeHash: 'right',
  expiresAt: now + 1,
  sent: true,
  usedFor: null,
  done: false,
};
const given = { codeHash: 'right', usedFor: 'this', now };

describe('a code', () => {
  it.each([
    ['hk4m-7tqp-9wnd', 'hk4m7tqp9wnd'],
    [' HK4M 7TQP 9WND ', 'hk4m7tqp9wnd'],
    ['hk4m–7tqp—9wnd', 'hk4m7tqp9wnd'],
    ['hk4m\u200B7tqp9wnd', 'hk4m7tqp9wnd'],
    ['hk4m-7tqp', null],
    ['hk4m-7tqp-9wn0', null],
    ['', null],
  ])('typed as %j is %j', (typed, code) => expect(readResetCode(typed)).toBe(code));

  it.each([
    ['is right', {}, {}, null],
    ['is of another mail', { codeHash: 'other' }, {}, 'wrong-code'],
    ['is over, to the millisecond', { expiresAt: now }, {}, 'code-expired'],
    ['is being used for this very password', { usedFor: 'this' }, {}, null],
    ['is being used for another', { usedFor: 'other' }, {}, 'code-used'],
    ['has been used', { usedFor: 'this', done: true }, {}, 'code-used'],
    ['has been used, and is over', { usedFor: 'this', done: true, expiresAt: now }, {}, 'code-used'],
    ['is wrong, whatever else', { done: true, expiresAt: now }, { codeHash: 'other' }, 'wrong-code'],
  ] as const)('that %s', (_, stored, typed, problem) =>
    expect(resetProblem({ ...reset, ...stored }, { ...given, ...typed })).toBe(problem),
  );
});

describe('a password is set by mail', () => {
  const administrator = aUser({ administrator: true, email: 'ada@bageriet.example' });
  it.each([
    ['of an administrator with an address', administrator, true],
    ['of nobody else', { ...administrator, administrator: false }, false],
    ['of nobody without an address', { ...administrator, email: null }, false],
    ['of nobody who comes later', { ...administrator, activeFrom: now + 1 }, false],
    ['of nobody who is out', { ...administrator, activeUntil: now }, false],
    ['of nobody who is deleted', { ...administrator, deletedAt: '2026-11-30T09:00:00Z' }, false],
  ])('%s', (_, user, may) => expect(mayResetByMail(user, now)).toBe(may));
});

it.each(['sv', 'en'] as const)(
  'the mail has everything that one needs, and no line that a mail programme would break (%s)',
  (language) => {
    const facts = {
      language,
      domain: 'bageriet.example',
      username: 'ada.aberg',
      code: 'hk4m-7tqp-9wnd',
      link: 'https://portal.example/login/reset-password#code=hk4m-7tqp-9wnd',
    };
    const { subject, text } = passwordResetMail(facts);
    expect(subject).not.toContain(facts.code);
    for (const part of [facts.domain, facts.username, facts.code, `\n${facts.link}\n`, '15'])
      expect(text).toContain(part);
  },
);
