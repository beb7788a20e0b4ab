/** One customer cannot text a number without end, nor use up what all customers have. */
import { afterEach, expect, it, vi } from 'vitest';
import { sendConfigSms } from '../../contract/config-sms.ts';
import { putOrganization } from '../../contract/onboarding.ts';
import { createUser, deleteUser } from '../../contract/users.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { colleague, onboarding, type World } from '../build/world.ts';

const api = openInProcessApi({ now: Date.parse('2026-11-23T08:00:00Z') });

const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
afterEach(() => api.house.carrier.texts.splice(0));

const minutes = (count: number): void => void vi.setSystemTime(Date.now() + count * 60_000);
const send = ({ administrator }: World, { id: userId }: { id: string }, headers = {}) =>
  api.call(sendConfigSms, { as: administrator, path: { userId }, headers });

async function another(domain: string): Promise<World> {
  const { organization, administrator } = (await api.call(putOrganization, { ...onboarding, path: { domain } })).body;
  const ids = { organizationId: organization.id, administratorId: administrator.id };
  return { ...ids, administrator: `${ids.organizationId}.${ids.administratorId}` };
}

const untilMidnight = (): number => 24 * 3600 - ((Date.now() / 1000) % (24 * 3600));

let numbers = 10;
const next = (world: World) => colleague(api.house, world, { secondaryNumber: `070-174 06 ${(numbers += 1)}` });

it('a number is texted once a minute, however often its user is deleted and created again', async () => {
  const statuses = [];
  for (let round = 0; round < 6; round += 1) {
    const { id } = await colleague(api.house, api.world);
    const reply = await send(api.world, { id });
    statuses.push(reply.status);
    if (reply.status === 429) expect([reply.body.code, reply.headers['retry-after']]).toEqual(['too-many-texts', '60']);
    await api.call(deleteUser, { as: api.world.administrator, path: { userId: id } });
  }
  expect(statuses).toEqual([202, 429, 429, 429, 429, 429]);
  expect(api.house.carrier.texts).toHaveLength(1);
});

it('a number is texted five times a day by all organisations together', async () => {
  const dairy = await another('mejeriet.example');
  const number = { secondaryNumber: '070-174 07 01' };
  const [here, there] = [await colleague(api.house, api.world, number), await colleague(api.house, dairy, number)];
  const statuses = [];
  for (let round = 0; round < 3; round += 1) {
    for (const [world, user] of [
      [api.world, here],
      [dairy, there],
    ] as const) {
      minutes(1);
      statuses.push((await send(world, user)).status);
    }
  }
  expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
});

it('an organisation sends as many texts a day as it may, also at once, and others still send theirs', async () => {
  minutes(24 * 60);
  const [chatty, quiet] = [await another('pratsam.example'), await another('tyst.example')];
  const users = [];
  for (let count = 0; count < 7; count += 1) users.push(await next(chatty));
  const replies = await Promise.all(users.map((user) => send(chatty, user)));
  expect(replies.map(({ status }) => status).toSorted()).toEqual([202, 202, 202, 202, 202, 429, 429]);
  expect(api.house.carrier.texts).toHaveLength(5);
  const rejected = replies.find(({ status }) => status === 429);
  expect([rejected?.body.code, Number(rejected?.headers['retry-after'])]).toEqual(['texts-used-up', untilMidnight()]);
  expect((await send(quiet, await next(quiet))).status).toBe(202);
});

it('all organisations together send as many as the stage may, and the log says when that is reached', async () => {
  minutes(24 * 60);
  const statuses = [];
  for (let customer = 0; customer < 4; customer += 1) {
    const world = await another(`kund${customer}.example`);
    for (let count = 0; count < 4; count += 1) statuses.push((await send(world, await next(world))).status);
  }
  expect(statuses).toEqual([...Array.from({ length: 15 }, () => 202), 429]);
  const lines = out.mock.calls.map(([line]) => JSON.parse(String(line)) as object);
  expect(lines).toContainEqual(expect.objectContaining({ message: 'texts used up', textLimit: 'stage' }));
});

it('what is rejected, and what comes again under its key, is not counted', async () => {
  minutes(24 * 60);
  const world = await another('noga.example');
  const user = await next(world);
  const landline = await api.call(createUser, {
    as: world.administrator,
    body: { firstName: 'Lina', lastName: 'Fast', primaryNumber: '08-465 004 10' },
  });
  const key = { 'idempotency-key': 'one' };
  for (let tries = 0; tries < 6; tries += 1) {
    expect((await send(world, landline.body)).status).toBe(409);
    expect((await send(world, user, key)).status).toBe(202);
    expect((await send(world, user)).status).toBe(429);
  }
  expect((await send(world, await next(world))).status).toBe(202);
});
