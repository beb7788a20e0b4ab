/** A user pool and a carrier of texts with a memory, behind the real SDK clients. What is not used here is not there. */
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Accounts } from '../../adapters/directory/accounts.ts';
import type { Sms } from '../../adapters/sms.ts';
import type { Wire } from './wire.ts';

interface Account {
  password: string;
  enabled: boolean;
}

interface Asked {
  readonly Username: string;
  readonly TemporaryPassword?: string;
  readonly Password?: string;
}

const refuse = (name: string): never => {
  throw Object.assign(new Error(name), { name });
};

/** Accounts by username, as Cognito would keep them. */
export class FakeDirectory {
  readonly people = new Map<string, Account>();
  readonly accounts: Accounts;

  constructor(wire: Wire) {
    const client = new CognitoIdentityProviderClient({});
    this.accounts = { client, userPoolId: 'eu-north-1_test', clientId: 'portal' };
    wire.attach(client, (command, input) => this.#answer(command, input as Asked));
  }

  #answer(command: string, { Username, TemporaryPassword = '', Password = '' }: Asked): object {
    if (command === 'AdminCreateUserCommand') {
      if (this.people.has(Username)) refuse('UsernameExistsException');
      this.people.set(Username, { password: TemporaryPassword, enabled: true });
      return {};
    }
    const account = this.people.get(Username) ?? refuse('UserNotFoundException');
    switch (command) {
      case 'AdminSetUserPasswordCommand':
        account.password = Password;
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
}

/** Texts that were handed to the carrier. */
export class FakeCarrier {
  readonly texts: { to: string; text: string }[] = [];
  /** What it says no with. */
  refusal: Error | null = null;
  readonly sms: Sms;

  constructor(wire: Wire) {
    const client = new SNSClient({});
    this.sms = { client, senderId: 'MySoluno' };
    wire.attach(client, (_, input) => {
      const { PhoneNumber: to = '', Message: text = '' } = input as { PhoneNumber?: string; Message?: string };
      if (this.refusal) throw this.refusal;
      this.texts.push({ to, text });
      return { MessageId: String(this.texts.length) };
    });
  }
}
