/** Cognito's answer to a new password was lost, and the SDK asked again: was it taken? Nobody guesses passwords by that question. */
import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openAccounts } from '../../adapters/directory/accounts.ts';
import { answerChallenge } from '../../functions/session/answer-challenge.ts';
import { writeChallenge } from '../../functions/session/challenge-session.ts';
import type { SessionPowers } from '../../functions/session/open-session.ts';
import { startTestTable, type TestTable } from '../build/table.ts';

const now = Date.parse('2026-11-29T08:00:00Z');
const challengeSession = writeChallenge({
  name: 'org_1.usr_1',
  session: 'of nobody',
  oneTimePassword: 'given by hand',
  login: ['bageriet.example', 'ada@bageriet.example'],
});

const cognito = mockClient(CognitoIdentityProviderClient);
let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
beforeEach(() => cognito.on(DescribeUserPoolClientCommand).resolves({ UserPoolClient: { ClientSecret: 'secret' } }));
afterEach(() => cognito.reset());
afterAll(() => test.stop());

const refused = (attempts: number) =>
  new NotAuthorizedException({ message: 'Invalid session for the user.', $metadata: { attempts } });

const answer = (newPassword: string) => {
  const accounts = openAccounts({ userPoolId: 'eu-north-1_test', clientId: 'portal' });
  const powers = { table: test.table, accounts } as unknown as SessionPowers;
  return answerChallenge.run({ body: { challengeSession, newPassword }, now } as never, powers);
};

it('a challenge that was refused at once is no try at a password', async () => {
  cognito.on(AdminRespondToAuthChallengeCommand).rejects(refused(1));
  await expect(answer('Kanelbullar i ugnen')).rejects.toMatchObject({ code: 'session-expired' });
  expect(cognito.commandCalls(AdminInitiateAuthCommand)).toHaveLength(0);
});

it('the one-time password is not taken for one’s own, also where it was given by hand', async () => {
  await expect(answer('given by hand')).rejects.toMatchObject({
    code: 'invalid-request',
    errors: [{ field: 'newPassword', code: 'one-time-password' }],
  });
  expect(cognito.calls()).toHaveLength(0);
});

it('one that was refused at the second try is, ten times in a quarter of an hour', async () => {
  cognito.on(AdminRespondToAuthChallengeCommand).rejects(refused(2));
  cognito.on(AdminInitiateAuthCommand).rejects(refused(1));
  for (let guesses = 0; guesses < 10; guesses += 1)
    await expect(answer(`Gissning ${guesses}`)).rejects.toMatchObject({ code: 'session-expired' });
  await expect(answer('Gissning 10')).rejects.toMatchObject({ code: 'too-many-logins' });
  expect(cognito.commandCalls(AdminInitiateAuthCommand)).toHaveLength(10);
});
