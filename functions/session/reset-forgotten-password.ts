import { accountName, endSessions } from '../../adapters/directory/accounts.ts';
import { setPassword } from '../../adapters/directory/passwords.ts';
import type { Table } from '../../adapters/table/client.ts';
import { commit } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { endResetUse, findPasswordReset, useResetWrite } from '../../adapters/table/password-resets.ts';
import { findUser, voidTokens, voidTokensWrite } from '../../adapters/table/users.ts';
import * as contract from '../../contract/session.ts';
import { DomainError, type FieldCode } from '../../domain/domain-error.ts';
import { mayResetByMail, readResetCode, resetProblem } from '../../domain/password-reset.ts';
import { fullName, voidedBy } from '../../domain/user.ts';
import { implement, type RequestOf } from '../request.ts';
import { sha256 } from '../secrets.ts';
import { entryBy } from '../shared/entry-maker.ts';
import { resetCodeHash } from '../shared/users/reset-code-hash.ts';
import { findAccount, nobody, readLogin, type Account, type ReadLogin } from './find-account.ts';
import { attemptCode, forgetLoginFailures } from './login-attempt.ts';
import type { SessionPowers } from './open-session.ts';

/** How many codes may be tried at a login in 15 minutes, whether or not there is such a login. */
const mostTries = 5;

/**
 * Chooses a new password by a code. The code is used first, for this password, with every token from before void; then the account gets the password and its
 * sessions end. A request that died in between may come again with the same code and the same password until the password is set. It opens no session: the person
 * logs in with the new password.
 */
export const resetForgottenPassword = implement(
  contract.resetForgottenPassword,
  async (request, powers: SessionPowers): Promise<undefined> => {
    const { table } = powers;
    const typed = readLogin(request.body);
    const account = await attemptCode(table, typed.login, { ...request, most: mostTries }, () =>
      choose(powers, typed, request),
    );
    if (account === null) throw wrong('wrong-code');
  },
);

type ResetRequest = RequestOf<typeof contract.resetForgottenPassword>;

/** Whose password was chosen; null when the code is wrong. @throws DomainError `invalid-request` */
async function choose(powers: SessionPowers, typed: ReadLogin, request: ResetRequest): Promise<Account | null> {
  const { body } = request;
  const { table, accounts } = powers;
  const account = (await findAccount(table, typed)) ?? nobody;
  const { organizationId, userId } = account;
  const used = {
    codeHash: resetCodeHash(userId, body.code),
    // Of a code that nobody can guess: so nobody can try passwords at the digest either.
    usedFor: sha256(JSON.stringify([userId, readResetCode(body.code), body.newPassword])),
  };
  if (!(await useCode(table, account, used, request))) return null;

  const name = accountName(organizationId, userId);
  const end = (done: boolean) => endResetUse(table, organizationId, userId, { ...used, done });
  try {
    await setPassword(accounts, name, body.newPassword);
  } catch (error) {
    // Nothing was chosen: the code is good for another password.
    if (error instanceof DomainError) await end(false);
    throw error;
  }
  await endSessions(accounts, name);
  // By the clock of this moment: since the request began, seconds may have gone.
  await voidTokens(table, organizationId, userId, voidedBy(Date.now()));
  await forgetLoginFailures(table, typed.login, request);
  await end(true);
  return account;
}

/**
 * Uses the code for one choice, in a transaction with the journal entry; again for the same choice it is used already. False when it is wrong.
 * @throws DomainError `invalid-request` when it is right, and used or over
 */
async function useCode(
  table: Table,
  { organizationId, userId }: Account,
  used: { readonly codeHash: string; readonly usedFor: string },
  request: ResetRequest,
): Promise<boolean> {
  const { now } = request;
  return retryOnConflict(async () => {
    const [user, reset] = await Promise.all([
      findUser(table, organizationId, userId),
      findPasswordReset(table, organizationId, userId),
    ]);
    if (user === null || reset === null || !mayResetByMail(user, now)) return false;
    const problem = resetProblem(reset, { ...used, now });
    if (problem === 'wrong-code') return false;
    if (problem !== null) throw wrong(problem);
    if (reset.usedFor !== null) return true;
    const actor = { kind: 'user', id: userId, name: fullName(user) } as const;
    const entry = {
      ...entryBy({ ...request, actor }, 'password-chosen'),
      entityId: userId,
      entityName: fullName(user),
      changes: [],
      data: {},
    };
    const writes = [
      useResetWrite(organizationId, userId, reset, used.usedFor),
      voidTokensWrite(organizationId, user, voidedBy(now)),
    ];
    await commit(table, organizationId, writes, entry);
    return true;
  });
}

const wrong = (code: FieldCode): DomainError =>
  new DomainError('invalid-request', { errors: [{ field: 'code', code }] });
