import { isDependencyFailure, reasonOf } from '../../adapters/dependency-failure.ts';
import { accountName, makeAccount } from '../../adapters/directory/accounts.ts';
import { setOneTimePassword } from '../../adapters/directory/passwords.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import * as users from '../../adapters/table/users.ts';
import * as contract from '../../contract/users.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { usernameStem } from '../../domain/login.ts';
import { newUser, statusOf, type User } from '../../domain/user.ts';
import { log } from '../log.ts';
import { implement, type RequestOf } from '../request.ts';
import { oneTimePassword } from '../secrets.ts';
import { demandInvoiceAddress } from './invoice-address.ts';
import type { UsersPowers } from './powers.ts';
import { commitUser } from '../shared/users/commit-user.ts';
import { settleAccount } from '../shared/users/settle-account.ts';
import { userJournal } from '../shared/users/user-journal.ts';
import { userReply } from '../shared/users/user-reply.ts';

type CreateUserRequest = RequestOf<typeof contract.createUser>;

/**
 * Creates a user: the table first, in one transaction, then the account. Should the function die in between, the same request
 * again (same Idempotency-Key) finds its user and makes the account.
 */
export const createUser = implement(contract.createUser, async (request, powers: UsersPowers) => {
  const { organizationId, now } = request;
  const user = await writeUser(request, powers);
  const initialPassword = await openAccount(request, powers, user).catch((error: unknown) => {
    // Without a key nobody can ask for the same again, and who tried would make another user. The account is made within minutes.
    if (request.repeatable || !isDependencyFailure(error)) throw error;
    log('error', 'account follows later', { organizationId, userId: user.id, error: reasonOf(error) });
    return null;
  });
  return { ...userReply(user, now), initialPassword };
});

/** @returns its one-time password */
async function openAccount(
  { organizationId, now }: CreateUserRequest,
  powers: UsersPowers,
  user: User,
): Promise<string> {
  const account = accountName(organizationId, user.id);
  const password = oneTimePassword();
  const made = await makeAccount(powers.accounts, account, password);
  // Made by a try that died before it could tell the password, or since by the reconciler: nobody knows it, so it is replaced.
  if (!made) await setOneTimePassword(powers.accounts, account, password);
  // The account of an active user is as it should be; any other must be told.
  if (statusOf(user, now) === 'active') await users.clearAccountDue(powers.table, organizationId, user, now);
  else await settleAccount(powers, organizationId, user, now);
  return password;
}

async function writeUser(request: CreateUserRequest, { table }: UsersPowers): Promise<User> {
  const { organizationId, body, at, newId } = request;
  const organization = await getOrganization(table, organizationId);
  demandInvoiceAddress(organization, body.invoiceAddressId);
  const id = newId('usr');
  const activityId = newId('act');
  for (const username of body.username === undefined ? generatedUsernames(body, id) : [body.username]) {
    const user = newUser(
      { ...body, username, language: body.language ?? organization.language },
      { id, at, timeZone: organization.timeZone },
    );
    try {
      const entry = { ...userJournal(request, { before: null, after: user }), id: activityId };
      const committed = await retryOnConflict(() =>
        commitUser(table, organizationId, { before: null, after: user, entry }),
      );
      return committed === 'done' ? user : await users.getUser(table, organizationId, id);
    } catch (error) {
      const wrong = error instanceof DomainError ? error.errors : [];
      const nameTaken = wrong.some(({ field, code }) => field === 'username' && code === 'login-taken');
      if (!nameTaken || body.username !== undefined) throw error;
    }
  }
  throw new Error('none of the generated usernames is free');
}

/** `anna.andersson`, `anna.andersson2` … and, should a town of Anna Anderssons work here, one that nobody has. */
function generatedUsernames(names: { firstName: string; lastName: string }, id: string): readonly string[] {
  const stem = usernameStem(names);
  return [stem, ...[2, 3, 4, 5, 6].map((count) => `${stem}${count}`), `${stem}${id.slice(-6).toLowerCase()}`];
}
