/** Tokens tell the second of their login, not the moment: what a login and a reset in one second come to. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { within } from '../../adapters/deadline.ts';
import { DependencyFailure } from '../../adapters/dependency-failure.ts';
import { putItem } from '../../adapters/table/client.ts';
import { keys } from '../../adapters/table/keys.ts';
import { idFrom } from '../../domain/ids.ts';
import { openSession, type SessionPowers } from '../../functions/session/open-session.ts';
import { anEntry } from '../build/entry.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { aUser } from '../build/user.ts';
import { createUser } from '../build/stored-user.ts';

const organization = idFrom('org', '1'.padStart(26, '0'));
const second = Date.parse('2026-11-23T08:00:00Z') / 1000;
const administrator = { ...aUser({ administrator: true }), tokensValidFrom: second + 1 };

let test: TestTable;
let powers: SessionPowers;
beforeAll(async () => {
  test = await startTestTable();
  await createUser(test.table, organization, administrator, anEntry());
  const item = { domain: 'bageriet.example', name: 'Bageriet', organizationNumber: '5566778899', language: 'sv' };
  await putItem(
    test.table,
    {
      ...keys.organization(organization),
      ...item,
      id: organization,
      timeZone: 'Europe/Stockholm',
      invoiceAddresses: [],
      createdAt: '2026-11-23T08:00:00.000Z',
      version: 1,
    },
    { expression: 'attribute_not_exists(pk)' },
  );
  // In this test a token is the second of its login.
  const verify = async (token: string) => ({
    clientId: 'portal',
    username: `${organization}.${administrator.id}`,
    scopes: ['portal'],
    authTime: Number(token),
  });
  powers = { table: test.table, authority: { table: test.table, tokens: { verify } } } as unknown as SessionPowers;
});
afterEach(() => vi.useRealTimers());
afterAll(() => test.stop());

const tokensOf = (authTime: number) => ({
  accessToken: String(authTime),
  refreshToken: 'refresh',
  expiresInSeconds: 600,
});
const open = (authTime: number, logInAgain?: Parameters<typeof openSession>[3]) => {
  const now = second * 1000 + 950;
  vi.useFakeTimers({ toFake: ['Date'], now });
  return openSession(powers, tokensOf(authTime), { now }, logInAgain);
};
const expired = expect.objectContaining({ code: 'session-expired' });

describe('in the second in which tokens were voided', () => {
  it('a session from before ends', () => expect(open(second)).rejects.toEqual(expired));

  it('a login waits for the next one, in which its tokens are good', async () => {
    const again = vi.fn<() => Promise<ReturnType<typeof tokensOf>>>(async () => tokensOf(second + 1));
    expect((await open(second, again)).body.accessToken).toBe(String(second + 1));
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('a login does not wait beyond the deadline', async () => {
    const again = vi.fn<() => Promise<ReturnType<typeof tokensOf>>>(async () => tokensOf(second + 1));
    await expect(within(40, () => open(second, again))).rejects.toThrow(DependencyFailure);
    expect(again).not.toHaveBeenCalled();
  });

  it('a login with the password of before has none in the next', () =>
    expect(open(second, async () => null)).rejects.toEqual(expired));

  it('a login whose clock is far behind waits once and no more', async () => {
    const again = vi.fn<() => Promise<ReturnType<typeof tokensOf>>>(async () => tokensOf(second));
    await expect(open(second, again)).rejects.toEqual(expired);
    expect(again).toHaveBeenCalledTimes(1);
  });
});

it('a login of the next second is let in at once', async () => {
  expect((await open(second + 1)).body.accessToken).toBe(String(second + 1));
});
