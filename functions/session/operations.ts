/** The operations of the service `session`, as its function serves them. */
import { answerChallenge } from './answer-challenge.ts';
import { createSession } from './create-session.ts';
import { deleteSession } from './delete-session.ts';
import { forgotPassword } from './forgot-password.ts';
import { getMe } from './get-me.ts';
import { refreshSession } from './refresh-session.ts';
import { resetForgottenPassword } from './reset-forgotten-password.ts';

export const operations = [
  createSession,
  answerChallenge,
  refreshSession,
  deleteSession,
  forgotPassword,
  resetForgottenPassword,
  getMe,
];
