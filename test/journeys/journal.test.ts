/** What a crash or an outage between table and bus costs: nothing. */
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { System } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
});
beforeEach(async () => {
  token = await system.logIn();
});
afterEach(() => system.control('DELETE', '/faults'));

const told = async (user: { id: string }): Promise<number> =>
  (await system.events('user-created')).filter(({ detail }) => detail.entityId === user.id).length;

it.each(['error', 'throttle', 'timeout'])('tells what happened when the bus answers %s for a while', async (kind) => {
  await system.control('POST', '/faults', { service: 'events', kind, times: 4 });
  const user = await system.createUser(token);
  expect(await told(user)).toBeGreaterThanOrEqual(1);
});

it('replays from the journal what the stream gave up on', async () => {
  await system.control('POST', '/faults', { service: 'events', kind: 'error', times: 100 });
  const user = await system.createUser(token);
  expect(await told(user)).toBe(0);
  await system.control('DELETE', '/faults');
  await system.control('POST', '/clock', { advanceSeconds: 3600 });
  expect(await told(user)).toBeGreaterThanOrEqual(1);
});

it('may tell a thing twice, with the same eventId', async () => {
  await system.control('POST', '/faults', {
    service: 'dynamodb',
    operation: 'GetRecords',
    kind: 'duplicate',
    times: 1,
  });
  const user = await system.createUser(token);
  const events = (await system.events('user-created')).filter(({ detail }) => detail.entityId === user.id);
  expect(events.length).toBeGreaterThanOrEqual(1);
  expect(new Set(events.map(({ detail }) => detail.eventId)).size).toBe(1);
});

it('shows the activity newest first, a page at a time', async () => {
  const whole = (await system.call('GET', '/activity?limit=100', { token })).body;
  const ids = whole.items.map(({ id }: { id: string }) => id);
  expect(ids).toEqual(ids.toSorted().toReversed());
  const first = (await system.call('GET', '/activity?limit=5', { token })).body;
  const second = (
    await system.call('GET', `/activity?limit=5&cursor=${encodeURIComponent(first.nextCursor)}`, { token })
  ).body;
  expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 10));
});

it('is read by a machine with the scope', async () => {
  const machine = await system.machineToken('pbx-core', ['events.read']);
  const { status } = await system.call('GET', '/activity', {
    token: machine,
    headers: { 'x-organization': system.organization().id },
  });
  expect(status).toBe(200);
});
