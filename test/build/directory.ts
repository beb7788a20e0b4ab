/** A user pool and a carrier of texts with a memory, behind the real SDK clients. What is not used here is not there. */
import { openAccounts, type Accounts } from '../../adapters/directory/accounts.ts';
import { openSms, type Sms } from '../../adapters/sms.ts';
import type { FailureNames, Wire } from './wire.ts';

interface Account {
  password: string;
  /** A one-time password: it opens nothing but the way to one of one's own. */
  oneTime: boolean;
  enabled: boolean;
}

interface Asked {
  readonly Username: string;
  readonly TemporaryPassword?: string;
  readonly Password?: string;
  readonly Permanent?: boolean;
  readonly AuthParameters?: Readonly<Record<string, string>>;
  readonly ChallengeResponses?: Readonly<Record<string, string>>;
  readonly RefreshToken?: string;
}

const poolFailures: FailureNames = { error: 'InternalErrorException', throttle: 'TooManyRequestsException' };
const carrierFailures: FailureNames = { error: 'InternalError', throttle: 'Throttling' };

const refuse = (name: string): never => {
  throw Object.assign(new Error(name), { name });
};

/** Accounts by username, as Cognito would keep them. */
export class FakeDirectory {
  readonly people = new Map<string, Account>();
  readonly accounts: Accounts;

  constructor(wire: Wire) {
    this.accounts = openAccounts({ userPoolId: 'eu-north-1_test', clientId: 'portal' });
    wire.attach(this.accounts.client, (command, input) => this.#answer(command, input as Asked), poolFailures);
  }

  #answer(command: string, asked: Asked): object {
    const { Username, TemporaryPassword = '', Password = '', Permanent = false } = asked;
    switch (command) {
      case 'AdminCreateUserCommand':
        if (this.people.has(Username)) refuse('UsernameExistsException');
        this.people.set(Username, { password: TemporaryPassword, oneTime: true, enabled: true });
        return {};
      case 'DescribeUserPoolClientCommand':
        return { UserPoolClient: { ClientSecret: 'secret' } };
      case 'AdminInitiateAuthCommand':
        return this.#logIn(asked.AuthParameters ?? {});
      case 'AdminRespondToAuthChallengeCommand':
        return this.#choosePassword(asked.ChallengeResponses ?? {});
      case 'GetTokensFromRefreshTokenCommand':
        return tokensOf(this.#ownerOf(asked.RefreshToken));
      case 'RevokeTokenCommand':
        return {};
    }
    const account = this.people.get(Username) ?? refuse('UserNotFoundException');
    switch (command) {
      case 'AdminSetUserPasswordCommand':
        Object.assign(account, { password: Password, oneTime: !Permanent });
        return {};
      case 'AdminEnableUserCommand':
        account.enabled = true;
        return {};
      case 'AdminDisableUserCommand':
        account.enabled = false;
        return {};
      case 'AdminDeleteUserCommand':
        this.people.delete(Username);
        return {};
      case 'AdminUserGlobalSignOutCommand':
        return {};
      default:
        throw new Error(`the fake directory knows no ${command}`);
    }
  }

  #logIn({ USERNAME: name = '', PASSWORD: password }: Readonly<Record<string, string>>): object {
    const account = this.people.get(name);
    if (account?.password !== password) return refuse('NotAuthorizedException');
    return account?.oneTime ? { ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: password } : tokensOf(name);
  }

  #choosePassword({ USERNAME: name = '', NEW_PASSWORD: password = '' }: Readonly<Record<string, string>>): object {
    const account = this.people.get(name);
    // A challenge is answered once.
    if (!account?.oneTime) return refuse('NotAuthorizedException');
    Object.assign(account, { password, oneTime: false });
    return tokensOf(name);
  }

  #ownerOf(refreshToken = ''): string {
    const name = refreshToken.replace(/^refresh-/, '');
    return this.people.has(name) ? name : refuse('NotAuthorizedException');
  }
}

/** A token is the name of who bears it, as in the house. */
const tokensOf = (name: string): object => ({
  AuthenticationResult: { AccessToken: name, RefreshToken: `refresh-${name}`, ExpiresIn: 600 },
});

/** Texts that were handed to the carrier. */
export class FakeCarrier {
  readonly texts: { to: string; text: string }[] = [];
  /** What it says no with. */
  refusal: Error | null = null;
  /** How often a text arrives that it took. */
  deliveries: () => number = () => 1;
  readonly sms: Sms;

  constructor(wire: Wire) {
    this.sms = openSms('MySoluno');
    const take = (_: string, input: object): object => {
      const { PhoneNumber: to = '', Message: text = '' } = input as { PhoneNumber?: string; Message?: string };
      if (this.refusal) throw this.refusal;
      for (let left = this.deliveries(); left > 0; left -= 1) this.texts.push({ to, text });
      return { MessageId: String(this.texts.length) };
    };
    wire.attach(this.sms.client, take, carrierFailures);
  }
}
