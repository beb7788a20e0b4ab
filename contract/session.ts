/** Sessions: administrators log in with their PBX credentials. */
import * as z from 'zod';
import { longestPassword, passwordProblem, readPassword, shortestPassword } from '../domain/password.ts';
import { plainText } from '../domain/text.ts';
import { instant, refuse } from './fields.ts';
import { administrators, anybody, operation } from './operation.ts';
import { organization } from './organization.ts';
import { user } from './users.ts';

/** Wide enough for an office behind one address, narrow enough against a guessing machine. */
const loginLimit = { per: 'address', requests: 300, seconds: 900 } as const;

/** An office has few who forget their password in the same quarter of an hour. */
const resetLimit = { per: 'address', requests: 60, seconds: 900 } as const;

/** Each page that is opened renews its session. */
const sessionLimit = { per: 'address', requests: 3000, seconds: 900 } as const;

/** A name that is looked up: what nobody has is told as such, not as a mistake. */
const name = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform(plainText)
    .pipe(z.string().min(1))
    .meta({ override: { type: 'string', minLength: 1, maxLength: longest } });

/** Who somebody says to be. */
const login = {
  organization: name(253).meta({ description: 'The domain' }),
  username: name(254).meta({ description: 'Username, custom username, e-mail or number' }),
};

/** A password that is tried, in the form in which it is compared (see {@link readPassword}). */
const password = z
  .string()
  .max(longestPassword)
  .transform(readPassword)
  .pipe(z.string().min(1).max(longestPassword))
  .meta({ override: { type: 'string', minLength: 1, maxLength: longestPassword } });

/** A password that somebody chooses. */
const newPassword = z
  .string()
  .max(longestPassword)
  .transform((typed, context): string => {
    const problem = passwordProblem(typed);
    if (problem !== null) refuse(context, problem);
    return readPassword(typed);
  })
  .pipe(z.string().max(longestPassword))
  .meta({
    override: { type: 'string', minLength: shortestPassword, maxLength: longestPassword },
    description: 'Without a blank at either end, and no one-time password',
  });

const session = z.object({ accessToken: z.string(), expiresAt: instant, user, organization }).meta({ id: 'Session' });
export type Session = z.infer<typeof session>;

const challenge = z
  .object({ challenge: z.enum(['new-password', 'totp']), challengeSession: z.string() })
  .meta({ id: 'SessionChallenge' });

const sessionOrChallenge = z.union([session, challenge]);
export type SessionOrChallenge = z.infer<typeof sessionOrChallenge>;

export const createSession = operation({
  id: 'createSession',
  service: 'session',
  method: 'POST',
  path: '/session',
  summary: 'Log in as an administrator',
  access: anybody,
  body: z.strictObject({ ...login, password }).meta({ id: 'Credentials' }),
  success: 200,
  reply: sessionOrChallenge,
  problems: ['invalid-credentials', 'not-an-administrator', 'too-many-logins'],
  limit: loginLimit,
  cookie: true,
});

export const answerChallenge = operation({
  id: 'answerChallenge',
  service: 'session',
  method: 'POST',
  path: '/session/challenge',
  summary: 'Answer what the login asked for: a password of one’s own in place of the one-time password',
  access: anybody,
  body: z
    .strictObject({
      challengeSession: z.string().min(1).max(4096),
      newPassword,
    })
    .meta({ id: 'ChallengeAnswer' }),
  success: 200,
  reply: sessionOrChallenge,
  problems: ['session-expired', 'not-an-administrator', 'too-many-logins'],
  limit: loginLimit,
  cookie: true,
});

export const refreshSession = operation({
  id: 'refreshSession',
  service: 'session',
  method: 'POST',
  path: '/session/refresh',
  summary: 'A new access token by the session cookie, which is renewed',
  access: anybody,
  success: 200,
  reply: session,
  problems: ['session-expired', 'not-an-administrator'],
  limit: sessionLimit,
  cookie: true,
});

export const deleteSession = operation({
  id: 'deleteSession',
  service: 'session',
  method: 'DELETE',
  path: '/session',
  summary: 'Log out',
  access: anybody,
  success: 204,
  problems: [],
  limit: sessionLimit,
  cookie: true,
});

export const forgotPassword = operation({
  id: 'forgotPassword',
  service: 'session',
  method: 'POST',
  path: '/session/forgot-password',
  summary:
    'Ask for a code by mail. The answer is the same for organisations and logins that do not exist, and for who is no administrator or has no e-mail address: then none comes',
  access: anybody,
  body: z.strictObject(login).meta({ id: 'ForgottenPassword' }),
  success: 202,
  reply: z
    .object({ validMinutes: z.int().meta({ description: 'How long a code lives' }) })
    .meta({ id: 'ResetCodeRequested' }),
  problems: [],
  limit: resetLimit,
});

export const resetForgottenPassword = operation({
  id: 'resetForgottenPassword',
  service: 'session',
  method: 'POST',
  path: '/session/reset-password',
  summary:
    'Choose a new password by the code of the mail. All sessions end, and nobody is logged in: the login asks for what it always asks for',
  access: anybody,
  body: z
    .strictObject({
      ...login,
      code: z.string().min(1).max(64).meta({ description: 'Capitals, spaces and hyphens do not matter' }),
      newPassword,
    })
    .meta({ id: 'ForgottenPasswordReset' }),
  success: 204,
  problems: ['too-many-logins'],
  limit: resetLimit,
  cookie: true,
});

export const getMe = operation({
  id: 'getMe',
  service: 'session',
  method: 'GET',
  path: '/me',
  summary: 'The administrator who is logged in',
  access: administrators(),
  success: 200,
  reply: z.object({ user, organization }).meta({ id: 'Me' }),
  problems: [],
  self: true,
});
