/**
 * The tenancy matrix: every operation of the contract against every caller who must not get in. A new operation is in it by
 * being in the contract. (Tokens that Cognito would not give, and people who lost their rights, are in
 * `test/functions/authority.test.ts` and `access-token.test.ts`.)
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '../../contract/operation.ts';
import { operations } from '../../contract/operations.ts';
import { System, type Reply } from './system.ts';

let system: System;
let token: string;
let expired: string;
let console_: string;
let foreignUser: string;
const unknownUser = `usr_${'0'.repeat(26)}`;
beforeAll(async () => {
  system = await System.start();
  expired = await system.logIn();
  await system.control('POST', '/clock', { advanceSeconds: 601 });
  token = await system.logIn();
  console_ = await system.machineToken('operator-console');
  foreignUser = (await system.call('GET', '/me', { token: await system.logIn(1) })).body.user.id;
});
afterAll(() => system.stop());

const all: readonly Operation[] = operations;
const guarded = all
  .filter(({ access }) => access.kind !== 'public')
  .map((operation) => [operation.id, operation] as const);
const ofOrganization = guarded.filter(([, { access }]) => access.kind === 'organization');
const forMachines = ofOrganization.filter(
  ([, { access }]) => access.kind === 'organization' && access.scopes.length > 0,
);
const withUser = guarded.filter(([, { path }]) => path.includes('{userId}'));

const call = (operation: Operation, user = unknownUser, options: Parameters<System['call']>[2] = {}): Promise<Reply> =>
  system.call(operation.method, operation.path.replace('{userId}', user).replace('{domain}', 'ny.example'), {
    ...(operation.body && { body: {} }),
    ...options,
  });
const outcome = ({ status, body }: Reply) => [status, body.code];

describe.each(guarded)('%s', (_, operation) => {
  it('is closed without a token, with nonsense, and with one that has expired', async () => {
    expect(outcome(await call(operation))).toEqual([401, 'unauthenticated']);
    expect(outcome(await call(operation, unknownUser, { token: 'eyJhbGciOiJub25lIn0.e30.' }))).toEqual([
      401,
      'unauthenticated',
    ]);
    expect(outcome(await call(operation, unknownUser, { token: `${token.slice(0, -6)}AAAAAA` }))).toEqual([
      401,
      'unauthenticated',
    ]);
    expect(outcome(await call(operation, unknownUser, { token: expired }))).toEqual([401, 'unauthenticated']);
  });

  it('is closed to a machine without its scope', async () => {
    const { access } = operation;
    const needed = access.kind === 'operator' ? [access.scope] : access.kind === 'organization' ? access.scopes : [];
    const machine = (await system.machines()).find(({ scopes }) =>
      scopes.some((scope) => !needed.includes(scope as never)),
    );
    const scope = machine?.scopes.find((each) => !needed.includes(each as never)) ?? '';
    const other = await system.machineToken(machine?.name ?? '', [scope]);
    const headers = { 'x-organization': system.organization().id };
    expect(outcome(await call(operation, unknownUser, { token: other, headers }))).toEqual([403, 'scope-missing']);
  });
});

describe.each(ofOrganization)('%s', (_, operation) => {
  it('is not found for an organisation that the caller has nothing to do with', async () => {
    for (const organization of [system.organization(1).id, `org_${'0'.repeat(26)}`, 'nonsense', '']) {
      const reply = await call(operation, unknownUser, { token, headers: { 'x-organization': organization || ' ' } });
      expect(outcome(reply), organization).toEqual([404, 'not-found']);
    }
  });
});

describe.each(forMachines)('%s', (_, operation) => {
  it('asks an operator’s machine for the organisation, and knows no unknown one', async () => {
    expect(outcome(await call(operation, unknownUser, { token: console_ }))).toEqual([400, 'organization-required']);
    const headers = { 'x-organization': `org_${'0'.repeat(26)}` };
    expect(outcome(await call(operation, unknownUser, { token: console_, headers }))).toEqual([404, 'not-found']);
  });
});

describe.each(withUser)('%s', (_, operation) => {
  it('answers alike for a user of another organisation, an unknown one, and a malformed id', async () => {
    const replies = await Promise.all(
      [foreignUser, unknownUser, 'usr_1', '%00', "'--"].map((user) => call(operation, user, { token })),
    );
    for (const { status, body } of replies) {
      expect([status, { ...body, requestId: '' }]).toEqual([404, { ...replies[0]?.body, requestId: '' }]);
    }
  });
});

it('puts an operation for the operator out of every administrator’s reach', async () => {
  for (const [, operation] of guarded.filter(([, { access }]) => access.kind === 'operator')) {
    expect(outcome(await call(operation, unknownUser, { token }))).toEqual([403, 'scope-missing']);
  }
});

it('shows one organisation nothing of another', async () => {
  const mine = await system.call('GET', '/users?limit=100', { token });
  const theirs = await system.call('GET', '/users?limit=100', { token: await system.logIn(1) });
  const ids = new Set(mine.body.items.map(({ id }: { id: string }) => id));
  expect(theirs.body.items.length).toBeGreaterThan(0);
  expect(theirs.body.items.filter(({ id }: { id: string }) => ids.has(id))).toEqual([]);
  const activity = await system.call('GET', `/activity?entityId=${foreignUser}`, { token });
  expect(activity.body.items).toEqual([]);
});
