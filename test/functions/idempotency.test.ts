import { expect, it, vi } from 'vitest';
import { createUser, listUsers } from '../../contract/users.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import type { HouseReply } from '../build/house.ts';

const api = openInProcessApi({ now: Date.parse('2026-11-23T12:00:00Z') });

it('a request that was overtaken while it slept answers as the one that overtook it', async () => {
  const { administrator: as } = api.world;
  const create = (lastName: string) =>
    api.call(createUser, { as, headers: { 'idempotency-key': lastName }, body: { firstName: 'Sara', lastName } });
  api.house.wire.mend();
  await create('Ek');
  const keepingTheAnswer = api.house.wire.calls.length - 1;

  const overtaking: HouseReply[] = [];
  api.house.wire.hold(keepingTheAnswer, async () => {
    vi.setSystemTime(Date.now() + 31_000);
    overtaking.push(await create('Sund'));
  });
  const overtaken = await create('Sund');
  expect(overtaking).toMatchObject([{ status: 201, body: { initialPassword: expect.any(String) } }]);
  expect(overtaken.status).toBe(201);
  expect(overtaken.body).toEqual({ ...overtaking[0]?.body, initialPassword: null });
  expect((await create('Sund')).body).toEqual(overtaken.body);
  const { items } = (await api.call(listUsers, { as, query: { q: 'Sund' } })).body;
  expect(items).toHaveLength(1);
});
