/** Commands of users while Cognito does not answer: the table has what was asked for, and the account follows when it can. */
import { describe, expect, it, vi } from 'vitest';
import type { Operation } from '../../contract/operation.ts';
import * as users from '../../contract/users.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import type { HouseRequest } from '../build/house.ts';
import { colleague } from '../build/world.ts';

const api = openInProcessApi({ isFresh: true, now: Date.parse('2026-11-29T12:00:00Z') });

const call = (operation: Operation, request: HouseRequest = {}) =>
  api.call(operation, { as: api.world.administrator, ...request });

/** Lets every call to the directory fail until it is told to answer again. */
function directoryAway(): () => void {
  const down = Object.assign(new Error('down'), { name: 'InternalErrorException', $metadata: { httpStatusCode: 500 } });
  const spy = vi.spyOn(api.house.directory.accounts.client, 'send').mockRejectedValue(down);
  return () => spy.mockRestore();
}
const accountOf = (id: string) => api.house.directory.people.get(`${api.world.organizationId}.${id}`);
const reconcileLater = async (): Promise<void> => {
  vi.setSystemTime(Date.now() + 300_000);
  await api.house.reconcile();
};

describe('a new user', () => {
  const body = { firstName: 'Fia', lastName: 'Fjäll' };
  const found = async () => (await call(users.listUsers, { query: { q: 'Fjäll' } })).body.items;

  it('asked for without a key is there, and the account is made by the reconciler', async () => {
    const answers = directoryAway();
    const { status, body: user } = await call(users.createUser, { body });
    expect([status, user.initialPassword]).toEqual([201, null]);
    expect(await found()).toHaveLength(1);
    answers();
    await reconcileLater();
    expect(accountOf(user.id)).toMatchObject({ enabled: true, oneTime: true });
  });

  it('asked for with a key is asked for again, and is one, with its password', async () => {
    const keyed = { body, headers: { 'idempotency-key': 'fia' } };
    const answers = directoryAway();
    expect((await call(users.createUser, keyed)).status).toBe(503);
    answers();
    const { status, body: user } = await call(users.createUser, keyed);
    expect([status, accountOf(user.id)?.password]).toEqual([201, user.initialPassword]);
    expect(await found()).toHaveLength(1);
  });
});

it('who is deactivated, deleted and restored is so at once, and the account follows', async () => {
  const { id } = await colleague(api.house, api.world);
  const path = { userId: id };
  for (const [operation, request, status, enabled] of [
    [users.updateUser, { path, body: { deactivatesOn: '2026-11-29' } }, 200, false],
    [users.updateUser, { path, body: { deactivatesOn: null } }, 200, true],
    [users.deleteUser, { path }, 204, false],
    [users.restoreUser, { path }, 200, true],
  ] as const) {
    const answers = directoryAway();
    expect((await call(operation, request)).status).toBe(status);
    expect(accountOf(id)?.enabled).toBe(!enabled);
    answers();
    await reconcileLater();
    expect(accountOf(id)?.enabled).toBe(enabled);
  }
});
