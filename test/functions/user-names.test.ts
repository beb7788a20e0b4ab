/** Names of many people in one call. */
import { expect, it, vi } from 'vitest';
import { listUserNames } from '../../contract/user-names.ts';
import { deleteUser } from '../../contract/users.ts';
import { mostNames } from '../../domain/user-names.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { colleague } from '../build/world.ts';

const api = openInProcessApi();

const names = async (...ids: readonly string[]) => {
  api.house.wire.mend();
  return api.call(listUserNames, { as: api.world.administrator, query: { ids: ids.join() } });
};

it('answers in the order of the ids, each once, and asks the table once', async () => {
  const { id } = await colleague(api.house, api.world);
  const { status, body } = await names(id, api.world.administratorId, id);
  expect(status).toBe(200);
  expect(body.items).toEqual([
    { id, name: 'Cecilia Cederlund', status: 'active' },
    { id: api.world.administratorId, name: 'Ada Åberg', status: 'active' },
  ]);
  expect(api.house.wire.calls.map(({ name }) => name).toSorted()).toEqual(['BatchGetItemCommand', 'GetItemCommand']);
});

it('leaves out malformed and unknown ids, and asks the table nothing when none is left', async () => {
  const { body } = await names('usr_1', `usr_${'0'.repeat(26)}`, "'--", api.world.administratorId);
  expect(body.items).toHaveLength(1);
  expect((await names('', 'grp_1')).body.items).toEqual([]);
  expect(api.house.wire.calls).toHaveLength(1);
});

it('knows a deleted user by name until they are anonymised', async () => {
  const { id } = await colleague(api.house, api.world, { secondaryNumber: '070-174 06 02' });
  await api.call(deleteUser, { as: api.world.administrator, path: { userId: id } });
  expect((await names(id)).body.items).toEqual([{ id, name: 'Cecilia Cederlund', status: 'deleted' }]);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 73 * 3_600_000 });
  await api.house.reconcile();
  vi.useRealTimers();
  expect((await names(id)).body.items).toEqual([]);
});

it('refuses more ids than the firewall lets through in a query', async () => {
  const ids = Array.from({ length: mostNames }, (_, place) => `usr_${String(place).padStart(26, '0')}`);
  expect((await names(...ids)).status).toBe(200);
  expect(new URLSearchParams({ ids: ids.join() }).toString().length).toBeLessThan(2048);
  const { status, body } = await names(...ids, 'usr_more');
  expect([status, body.errors[0].field, body.errors[0].code]).toEqual([400, 'ids', 'too-many']);
});
