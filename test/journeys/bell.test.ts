/** The bell in the whole system: what time brings is told at its moment, once, and what is lost on the way is found within five minutes. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { System, type Reply } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
});
beforeEach(async () => {
  await system.control('POST', '/reset');
  await goTo('2026-11-24T09:00:00Z');
});
afterEach(() => system.control('DELETE', '/faults'));

const minute = 60;
const goTo = async (now: string): Promise<void> => {
  await system.control('POST', '/clock', { now });
  token = await system.logIn();
};
const pass = (advanceSeconds: number): Promise<unknown> => system.control('POST', '/clock', { advanceSeconds });

async function done(method: string, path: string, body?: unknown): Promise<Reply['body']> {
  const reply = await system.call(method, path, { token, body });
  if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body;
}
const group = (name: string, different: object = {}) => done('POST', '/answering-groups', { name, ...different });

/** What the bus was told of a group, oldest first. */
async function told(id: string): Promise<readonly [state: unknown, at: unknown][]> {
  const events = await system.events('target-state-changed');
  return events
    .filter(({ detail }) => detail.entityId === id)
    .toReversed()
    .map(({ detail }) => [detail.state, detail.at]);
}
const bells = async (): Promise<readonly string[]> =>
  ((await system.control('GET', '/bells')) as readonly { at: string }[]).map(({ at }) => new Date(at).toISOString());

describe('a group that closes over Christmas', () => {
  const christmas = (id: string) => ({
    title: 'Jul',
    targets: [{ kind: 'answering-group', id }],
    start: '2026-12-24T00:00',
    end: '2026-12-27T08:00',
  });

  it('has its bell armed, closes when it rings, opens when the next one does, and each is told once', async () => {
    const { id } = await group('Beställningar');
    await done('POST', '/schedule-events', christmas(id));
    await pass(1);
    expect(await bells()).toContain('2026-12-23T23:00:00.000Z');
    await goTo('2026-12-24T08:00:00Z');
    expect(await bells()).toContain('2026-12-27T07:00:00.000Z');
    expect(await told(id)).toEqual([['closed', '2026-12-23T23:00:00.000Z']]);
    await goTo('2026-12-28T08:00:00Z');
    expect(await told(id)).toEqual([
      ['closed', '2026-12-23T23:00:00.000Z'],
      ['open', '2026-12-27T07:00:00.000Z'],
    ]);
    const { items } = await done('GET', `/activity?system=true&entityId=${id}`);
    expect(items.map(({ action, changes }: Reply['body']) => [action, changes[0].after])).toEqual([
      ['target-state-changed', 'open'],
      ['target-state-changed', 'closed'],
    ]);
    const people = await done('GET', '/activity?limit=100');
    expect(people.items.map(({ action }: Reply['body']) => action)).not.toContain('target-state-changed');
  });

  it('is told to be closed once, and open once, when the event was made and deleted meanwhile', async () => {
    const { id } = await group('Beställningar');
    const event = await done('POST', '/schedule-events', christmas(id));
    await goTo('2026-12-24T08:00:00Z');
    await done('DELETE', `/schedule-events/${event.id}`);
    await pass(1);
    await goTo('2026-12-28T08:00:00Z');
    expect((await told(id)).map(([state]) => state)).toEqual(['closed', 'open']);
  });

  it('that closes together with all others is told of each', async () => {
    const ids = [(await group('Ett')).id, (await group('Två')).id];
    await done('POST', '/schedule-events', { ...christmas(''), targets: 'all-answering-groups' });
    const late = (await group('Tre')).id;
    await goTo('2026-12-28T08:00:00Z');
    for (const id of [...ids, late]) expect((await told(id)).map(([state]) => state)).toEqual(['closed', 'open']);
  });
});

describe('an override', () => {
  it('is told at once, and goes back by itself at its moment', async () => {
    const { id } = await group('Beställningar');
    const until = '2026-11-24T11:17:30.000Z';
    await done('PUT', `/answering-groups/${id}/override`, { state: 'closed', until });
    await pass(1);
    expect((await told(id)).map(([state]) => state)).toEqual(['closed']);
    expect(await bells()).toContain('2026-11-24T11:18:00.000Z');
    await goTo('2026-11-24T11:18:30Z');
    expect((await told(id)).at(-1)).toEqual(['open', until]);
  });

  it('says nothing to the bus of a group that is open anyway', async () => {
    const { id } = await group('Beställningar');
    await done('PUT', `/answering-groups/${id}/override`, { state: 'open', until: '2026-11-24T11:17:30Z' });
    await pass(3 * 60 * minute);
    expect(await told(id)).toEqual([]);
  });
});

describe('a bell that goes wrong', () => {
  const closing = (id: string) =>
    done('PUT', `/answering-groups/${id}/override`, { state: 'closed', until: '2026-11-24T10:00:00Z' });

  it.each([
    ['is lost', { kind: 'drop', operation: 'Invoke', times: 100 }],
    ['is never armed', { kind: 'error', operation: 'CreateSchedule', times: 1000 }],
    ['cannot be handed over', { kind: 'error', operation: 'Invoke', times: 100 }],
  ])('and %s: what it was for is done within five minutes', async (_, fault) => {
    const { id } = await group('Beställningar');
    await pass(1);
    await system.control('POST', '/faults', { service: 'scheduler', ...fault });
    await closing(id);
    await goTo('2026-11-24T10:00:30Z');
    await system.control('DELETE', '/faults');
    await pass(5 * minute);
    expect((await told(id)).at(-1)).toEqual(['open', '2026-11-24T10:00:00.000Z']);
  });

  it('and rings twice: it is told once', async () => {
    const { id } = await group('Beställningar');
    await closing(id);
    await system.control('POST', '/faults', { service: 'scheduler', kind: 'duplicate', times: 10 });
    await goTo('2026-11-24T10:05:00Z');
    expect((await told(id)).map(([state]) => state)).toEqual(['closed', 'open']);
  });
});

describe('a date of a user', () => {
  it('comes at local midnight, not when the reconciler happens to run', async () => {
    const user = await system.createUser(token, { deactivatesOn: '2026-11-26' });
    await pass(1);
    expect(await bells()).toContain('2026-11-25T23:00:00.000Z');
    await goTo('2026-11-25T23:00:20Z');
    const events = (await system.events('user-deactivated')).filter(({ detail }) => detail.entityId === user.id);
    expect(events).toHaveLength(1);
    expect(String(events[0]?.detail.at) < '2026-11-25T23:00:30').toBe(true);
  });
});

describe('a holiday that is renewed each year', () => {
  it('is followed by next year’s when it is over', async () => {
    const { id } = await group('Beställningar');
    await done('POST', '/schedule-events/holidays', {
      year: 2026,
      codes: ['christmas-eve'],
      targets: [{ kind: 'answering-group', id }],
      renewYearly: true,
    });
    await goTo('2026-12-26T12:00:00Z');
    const { items } = await done('GET', `/schedule-events?targetId=${id}&from=2027-12-01&to=2027-12-31`);
    expect(items).toMatchObject([{ start: '2027-12-24T00:00' }]);
  });
});
