import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createUser, listUsers } from '../../contract/users.ts';
import { House, type HouseReply } from '../build/house.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { settle } from '../build/world.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-23T12:00:00Z') });
});
afterAll(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await test.stop();
});

it('a request that was overtaken while it slept answers as the one that overtook it', async () => {
  const house = new House(test.table.name);
  const { administrator: as } = await settle(house);
  const create = (lastName: string) =>
    house.call(createUser, { as, headers: { 'idempotency-key': lastName }, body: { firstName: 'Sara', lastName } });
  house.wire.mend();
  await create('Ek');
  const keepingTheAnswer = house.wire.calls.length - 1;

  const overtaking: HouseReply[] = [];
  house.wire.hold(keepingTheAnswer, async () => {
    vi.setSystemTime(Date.now() + 31_000);
    overtaking.push(await create('Sund'));
  });
  const overtaken = await create('Sund');
  expect(overtaking).toMatchObject([{ status: 201, body: { initialPassword: expect.any(String) } }]);
  expect(overtaken.status).toBe(201);
  expect(overtaken.body).toEqual({ ...overtaking[0]?.body, initialPassword: null });
  expect((await create('Sund')).body).toEqual(overtaken.body);
  const { items } = (await house.call(listUsers, { as, query: { q: 'Sund' } })).body;
  expect(items).toHaveLength(1);
  house.leave();
});
