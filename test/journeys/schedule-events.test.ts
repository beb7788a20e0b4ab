/** Schedule events over HTTP: what administrators plan, and what callers then meet. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { System, type CallOptions, type Reply } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
});
beforeEach(async () => {
  await system.control('POST', '/reset');
  token = await system.logIn();
});

const call = (method: string, path: string, options: CallOptions = {}): Promise<Reply> =>
  system.call(method, path, { token, ...options });
const outcome = ({ status, body }: Reply) => [status, body.code];

const group = async (name = 'Växeln', different: object = {}) => {
  const { status, body } = await call('POST', '/answering-groups', { body: { name, ...different } });
  expect(status, JSON.stringify(body)).toBe(201);
  return { kind: 'answering-group' as const, id: body.id as string };
};
const menu = async (name = 'Huvudnumret') => {
  const { body } = await call('POST', '/ivr-menus', { body: { name } });
  return { kind: 'ivr-menu' as const, id: body.id as string };
};
/** The next Christmas that is some days ahead: states are told for 400 days. */
const year = new Date(Date.now() + 20 * 24 * 3600 * 1000).getUTCFullYear();
const christmas = { title: 'Jul', start: `${year}-12-24T00:00`, end: `${year}-12-27T08:00` };
const post = (body: object, options: CallOptions = {}) => call('POST', '/schedule-events', { body, ...options });
const create = async (body: object): Promise<Reply['body']> => {
  const reply = await post({ ...christmas, ...body });
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body;
};
const patch = (id: string, body: object, headers: Record<string, string> = {}) =>
  call('PATCH', `/schedule-events/${id}`, { body, headers });
/** What callers of a group meet at an instant. */
const stateAt = async ({ id }: { id: string }, at: string) => {
  const { body } = await call('GET', `/answering-groups/${id}/state?at=${at}`);
  return [body.state, body.because?.kind, body.because?.id];
};
const activityOf = async (id: string) => (await call('GET', `/activity?entityId=${id}`)).body.items;

describe('the FAQ’s example', () => {
  it('closes all groups over Christmas, those made later too, and opens them on the 27th at eight', async () => {
    const early = await group('Kundtjänst');
    const { id } = await create({ targets: 'all-answering-groups' });
    const late = await group('Support');
    for (const each of [early, late]) {
      expect(await stateAt(each, `${year}-12-23T22:59:00Z`)).toEqual(['open', 'always-open', null]);
      expect(await stateAt(each, `${year}-12-23T23:00:00Z`)).toEqual(['closed', 'event', id]);
      expect(await stateAt(each, `${year}-12-27T06:59:00Z`)).toEqual(['closed', 'event', id]);
      expect(await stateAt(each, `${year}-12-27T07:00:00Z`)).toEqual(['open', 'always-open', null]);
    }
  });
});

describe('a schedule event', () => {
  it('is as it was written, with what goes without saying', async () => {
    const [one, two] = [await group('Ett'), await menu('Två')];
    const event = await create({ targets: [one, two, one] });
    expect(event).toEqual({
      ...christmas,
      id: expect.stringMatching(/^evt_/),
      targets: [one, two],
      timeZone: 'Europe/Stockholm',
      recurrence: 'never',
      until: null,
      effect: 'closed',
      messageId: null,
      exceptions: [],
      holiday: null,
      renewYearly: false,
      createdAt: expect.any(String),
      version: 1,
    });
    const read = await call('GET', `/schedule-events/${event.id}`);
    expect([read.body, read.headers.get('etag')]).toEqual([event, '"1"']);
  });

  it('is made once by the same request twice', async () => {
    const targets = [await group()];
    const headers = { 'idempotency-key': 'jul' };
    const [one, two] = [
      await post({ ...christmas, targets }, { headers }),
      await post({ ...christmas, targets }, { headers }),
    ];
    expect([one.status, two.status, two.body]).toEqual([201, 201, one.body]);
    expect((await call('GET', '/schedule-events')).body.items).toHaveLength(1);
  });

  it('changes in what was sent, as a whole', async () => {
    const target = await group();
    const { id } = await create({ targets: [target] });
    const { body } = await patch(id, { end: `${year}-12-28T08:00`, recurrence: 'yearly', until: `${year + 4}-12-31` });
    expect(body).toMatchObject({ title: 'Jul', start: christmas.start, end: `${year}-12-28T08:00`, version: 2 });
    expect(await stateAt(target, `${year}-12-28T06:59:00Z`)).toEqual(['closed', 'event', id]);
    expect(await stateAt(target, `${year}-12-28T07:00:00Z`)).toEqual(['open', 'always-open', null]);
    // `until` stands, so it cannot cease to repeat without being cleared.
    const never = await patch(id, { recurrence: 'never' });
    expect(never.body.errors).toMatchObject([{ field: 'until', code: 'needs-recurrence' }]);
    expect((await patch(id, { recurrence: 'never', until: null })).status).toBe(200);
  });

  it('moves from one group to another', async () => {
    const [one, two] = [await group('Ett'), await group('Två')];
    const { id } = await create({ targets: [one] });
    await patch(id, { targets: [two] });
    expect(await stateAt(one, `${year}-12-25T00:00:00Z`)).toEqual(['open', 'always-open', null]);
    expect(await stateAt(two, `${year}-12-25T00:00:00Z`)).toEqual(['closed', 'event', id]);
    await patch(id, { targets: 'all-answering-groups' });
    expect(await stateAt(one, `${year}-12-25T00:00:00Z`)).toEqual(['closed', 'event', id]);
    const [moved] = await activityOf(id);
    expect(moved.changes).toEqual([{ field: 'targets', before: ['Två'], after: 'all-answering-groups' }]);
  });

  it('that changes nothing writes nothing', async () => {
    const target = await group();
    const { id } = await create({ targets: [target] });
    expect((await patch(id, { title: 'Jul', targets: [target] })).body.version).toBe(1);
    expect((await patch(id, {})).body.version).toBe(1);
    expect(await activityOf(id)).toHaveLength(1);
  });

  it('is gone with all that it closed when it is deleted', async () => {
    const target = await group();
    const { id } = await create({ targets: [target] });
    expect((await call('DELETE', `/schedule-events/${id}`)).status).toBe(204);
    for (const method of ['GET', 'DELETE'])
      expect(outcome(await call(method, `/schedule-events/${id}`))).toEqual([404, 'not-found']);
    expect(await stateAt(target, `${year}-12-25T00:00:00Z`)).toEqual(['open', 'always-open', null]);
  });

  it('keeps a group that it is put on from being deleted, and says so by its title', async () => {
    const target = await group();
    const { id } = await create({ targets: [target] });
    const refused = await call('DELETE', `/answering-groups/${target.id}`);
    expect([...outcome(refused), refused.body.detail]).toEqual([409, 'in-use', expect.stringContaining('Jul')]);
    await call('DELETE', `/schedule-events/${id}`);
    expect((await call('DELETE', `/answering-groups/${target.id}`)).status).toBe(204);
  });

  it('is told in the activity log and on the bus', async () => {
    const { id } = await create({ targets: [await group('Kundtjänst')] });
    await patch(id, { end: `${year}-12-28T08:00` });
    await call('DELETE', `/schedule-events/${id}`);
    const entries = await activityOf(id);
    expect(entries.map(({ action, entityName }: never) => [action, entityName])).toEqual([
      ['schedule-event-deleted', 'Jul'],
      ['schedule-event-changed', 'Jul'],
      ['schedule-event-created', 'Jul'],
    ]);
    expect(entries[1].changes).toEqual([{ field: 'end', before: christmas.end, after: `${year}-12-28T08:00` }]);
    expect(entries[2].changes).toContainEqual({ field: 'targets', before: null, after: ['Kundtjänst'] });
    for (const type of ['schedule-event-created', 'schedule-event-changed', 'schedule-event-deleted']) {
      expect((await system.events(type)).filter(({ detail }) => detail.entityId === id)).toHaveLength(1);
    }
  });

  it('lies on 80 groups in one go', async () => {
    const targets = [];
    for (let count = 1; count <= 80; count += 1) targets.push(await group(`Grupp ${count}`));
    const { id } = await create({ targets });
    await patch(id, { end: `${year}-12-28T08:00` });
    await patch(id, { end: `${year}-12-26T08:00` });
    for (const each of [targets[0], targets[48], targets[49], targets[79]]) {
      expect(await stateAt(each as never, `${year}-12-26T06:59:00Z`)).toEqual(['closed', 'event', id]);
      expect(await stateAt(each as never, `${year}-12-26T07:00:00Z`)).toEqual(['open', 'always-open', null]);
    }
    const entry = (await activityOf(id)).at(-1);
    expect(entry.changes.find(({ field }: { field: string }) => field === 'targets').after.slice(-2)).toEqual([
      'Grupp 12',
      '+68',
    ]);
  });
});

describe('two administrators at one event', () => {
  it('do not undo each other’s change unknowingly', async () => {
    const { id } = await create({ targets: [await group()] });
    const other = await system.logIn(0, 1);
    const both = await Promise.all([
      patch(id, { title: 'Helg' }, { 'if-match': '"1"' }),
      system.call('PATCH', `/schedule-events/${id}`, {
        token: other,
        body: { end: `${year}-12-29T08:00` },
        headers: { 'if-match': '"1"' },
      }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(outcome(await call('DELETE', `/schedule-events/${id}`, { headers: { 'if-match': '1' } }))).toEqual([
      412,
      'stale-version',
    ]);
    const skip = { body: { skip: true }, headers: { 'if-match': '1' } };
    expect((await call('PUT', `/schedule-events/${id}/exceptions/${year}-12-24`, skip)).status).toBe(412);
  });

  it('both come through without If-Match', async () => {
    const { id } = await create({ targets: [await group()] });
    const replies = await Promise.all([patch(id, { title: 'Helg' }), patch(id, { end: `${year}-12-29T08:00` })]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    const { body } = await call('GET', `/schedule-events/${id}`);
    expect(body).toMatchObject({ title: 'Helg', end: `${year}-12-29T08:00`, version: 3 });
  });
});
