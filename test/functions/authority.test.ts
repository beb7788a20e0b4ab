/** Who gets in, over the real table: people who lost their rights, members of another organisation, machines. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys, operatorKeys } from '../../adapters/table/keys.ts';
import type { VerifiedToken } from '../../adapters/directory/access-token.ts';
import { administrators, operatorMachine } from '../../contract/operation.ts';
import { idFrom } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import type { User } from '../../domain/user.ts';
import { authorize, identify, ownOrganization, type AuthorityPowers } from '../../functions/authority.ts';
import { anEntry } from '../build/entry.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { aUser, userId } from '../build/user.ts';
import { createUser } from '../build/stored-user.ts';

const now = Date.parse('2026-11-23T08:00:00Z');
const loggedIn = now / 1000 - 60;
const home = idFrom('org', '1'.padStart(26, '0'));
const other = idFrom('org', '2'.padStart(26, '0'));

let test: TestTable;
let powers: AuthorityPowers;
let token: VerifiedToken | null = null;
beforeAll(async () => {
  test = await startTestTable();
  powers = { table: test.table, portalClientId: 'portal', tokens: { verify: async () => token } };
  await put(keys.organization(home), {});
  await put(keys.organization(other), {});
  await put(operatorKeys.machine('console'), { organizationId: 'operator', name: 'console' });
  await put(operatorKeys.machine('shop-system'), { organizationId: home, name: 'shop system' });
});
afterAll(() => test.stop());

const put = (key: object, item: object) =>
  test.table.client.send(new PutCommand({ TableName: test.table.name, Item: { ...key, ...item } }));

let people = 0;
/** A person of the home organisation who holds a token. */
async function person(different: Partial<User> = {}): Promise<User> {
  people += 1;
  const logins = { username: `p${people}`, email: null, primaryNumber: null, secondaryNumber: null };
  const user = { ...aUser({ id: userId(people), ...logins, administrator: true, ...different }), ...different };
  await createUser(test.table, home, user, anEntry());
  token = { clientId: 'portal', username: `${home}.${user.id}`, scopes: ['portal'], authTime: loggedIn };
  return user;
}
const machine = (clientId: string, ...scopes: string[]): void => {
  token = { clientId, username: null, scopes, authTime: null };
};
const admit = async (asked?: string, access: Parameters<typeof authorize>[1] = administrators('users.read')) =>
  authorize(powers, access, await identify(powers, 'Bearer x'), asked, now);
const refusal = (code: string) => expect.objectContaining({ code });

describe('a person', () => {
  it('who is an active administrator acts for their own organisation', async () => {
    const user = await person();
    const actor = { kind: 'administrator', id: user.id, name: 'Anna Andersson' };
    expect(await admit()).toMatchObject({ organizationId: home, actor });
    expect(await admit(home)).toMatchObject({ organizationId: home });
  });

  it('costs one read unit to let in', async () => {
    await person();
    const { units, calls } = await test.measure(() => admit());
    expect([units, calls]).toEqual([1, 1]);
  });

  it.each([
    ['is no administrator', { administrator: false }, 'not-an-administrator'],
    ['is not active any more', { deactivatesOn: '2026-11-23' as LocalDate }, 'not-an-administrator'],
    ['is not active yet', { activatesOn: '2026-12-01' as LocalDate }, 'not-an-administrator'],
    ['logged in before all sessions were ended', { tokensValidFrom: loggedIn + 1 }, 'unauthenticated'],
  ])('who %s gets nowhere, whatever token is alive', async (_, different, code) => {
    await person(different);
    await expect(admit()).rejects.toThrow(refusal(code));
  });

  it('whom the table does not know gets nowhere', async () => {
    token = { clientId: 'portal', username: `${home}.${userId(999)}`, scopes: ['portal'], authTime: loggedIn };
    await expect(admit()).rejects.toThrow(refusal('unauthenticated'));
  });

  it.each([
    ['another client', { clientId: 'app' }],
    ['the pool’s own scope', { scopes: ['aws.cognito.signin.user.admin'] }],
    ['a username that is none of ours', { username: 'anna' }],
    ['a username with a third part', { username: `${home}.${userId(1)}.x` }],
  ])('with a token of %s gets nowhere', async (_, different) => {
    await person();
    token = token && { ...token, ...different };
    await expect(admit()).rejects.toThrow(refusal('unauthenticated'));
  });

  it('acts for another organisation as its member, and finds none where they are not', async () => {
    const user = await person();
    await expect(admit(other)).rejects.toThrow(refusal('not-found'));
    await put(keys.membership(other, `${home}.${user.id}`), { administrator: true });
    expect(await admit(other)).toMatchObject({ organizationId: other });
    await put(keys.membership(other, `${home}.${user.id}`), { administrator: false });
    await expect(admit(other)).rejects.toThrow(refusal('not-found'));
  });

  it('never does the operator’s work', async () => {
    await person();
    await expect(admit(undefined, operatorMachine('operator.write'))).rejects.toThrow(refusal('scope-missing'));
  });
});

describe('a machine', () => {
  it('of the operator names the organisation that it acts for', async () => {
    machine('console', 'users.read');
    expect(await admit(other)).toMatchObject({ organizationId: other, actor: { kind: 'machine', id: 'console' } });
    await expect(admit()).rejects.toThrow(refusal('organization-required'));
    await expect(admit(idFrom('org', '9'.padStart(26, '0')))).rejects.toThrow(refusal('not-found'));
  });

  it('of one organisation acts for that one, named or not', async () => {
    machine('shop-system', 'users.read');
    expect(await admit()).toMatchObject({ organizationId: home });
    expect(await admit(home)).toMatchObject({ organizationId: home });
    await expect(admit(other)).rejects.toThrow(refusal('not-found'));
    machine('shop-system', 'operator.write');
    await expect(admit(undefined, operatorMachine('operator.write'))).rejects.toThrow(refusal('scope-missing'));
  });

  it('without the scope is refused before anything is read', async () => {
    machine('console', 'events.read');
    await expect(admit(other)).rejects.toThrow(refusal('scope-missing'));
    machine('console', 'users.read');
    await expect(admit(other, administrators())).rejects.toThrow(refusal('scope-missing'));
  });

  it('that nobody let in gets nowhere', async () => {
    machine('stranger', 'users.read');
    await expect(admit(other)).rejects.toThrow(refusal('unauthenticated'));
  });
});

describe('a read that begins before it is known whether they may', () => {
  const ahead = async (asked?: string) => ownOrganization(await identify(powers, 'Bearer x'), asked);

  it('is of the organisation that the token names, and of no other on the word of a header', async () => {
    await person();
    expect([await ahead(), await ahead(home), await ahead(other), await ahead('org_x')]).toEqual([
      home,
      home,
      null,
      null,
    ]);
  });

  it('is never a machine’s, whatever it says', async () => {
    machine('shop-system', 'events.read');
    expect([await ahead(home), await ahead()]).toEqual([null, null]);
  });
});

describe('a header', () => {
  it.each([undefined, '', 'Basic eDp5', 'Bearer', 'Bearer a b', 'Bearer <script>'])(
    '%s is no token',
    async (header) => {
      await person();
      await expect(identify(powers, header)).rejects.toThrow(refusal('unauthenticated'));
    },
  );
});
