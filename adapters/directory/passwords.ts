/** Passwords that are set for an account: a one-time password by an administrator, one of its owner's own by a code. */
import { AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DependencyFailure } from '../dependency-failure.ts';
import { named, tooWeak, type Accounts } from './accounts.ts';

/** Gives an account a new one-time password in place of the one it has. */
export async function setOneTimePassword(accounts: Accounts, username: string, oneTimePassword: string): Promise<void> {
  await accounts.client.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: accounts.userPoolId,
      Username: username,
      Password: oneTimePassword,
      Permanent: false,
    }),
  );
}

/**
 * Gives an account a password of its owner's own.
 * @throws DomainError `invalid-request` with `password-too-weak` at `newPassword`; DependencyFailure when there is no account yet: the reconciler makes it
 */
export async function setPassword(accounts: Accounts, username: string, password: string): Promise<void> {
  try {
    await accounts.client.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: accounts.userPoolId,
        Username: username,
        Password: password,
        Permanent: true,
      }),
    );
  } catch (error) {
    if (named(error, 'InvalidPasswordException')) throw tooWeak(error);
    if (named(error, 'UserNotFoundException'))
      throw new DependencyFailure('the account is not made yet', { cause: error });
    throw error;
  }
}
