/** Swedish holidays in one go. */
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
const close = (body: object, headers: Record<string, string> = {}) =>
  call('POST', '/schedule-events/holidays', {
    body: { year: 2031, codes: ['christmas-eve'], targets: 'all-answering-groups', ...body },
    headers,
  });
const events = async (): Promise<{ id: string; title: string; [field: string]: unknown }[]> =>
  (await call('GET', '/schedule-events?limit=100')).body.items;

describe('the holidays of a year', () => {
  it('are the public ones, the eves, and the days squeezed between', async () => {
    const { body } = await call('GET', '/holidays?year=2027');
    const told = body.items.map(({ date, kind }: { date: string; kind: string }) => `${date} ${kind}`);
    expect(told).toEqual(expect.arrayContaining(['2027-03-26 public', '2027-06-25 eve', '2027-05-07 squeeze']));
    expect(body.items).toContainEqual({ code: 'christmas-eve', name: 'Julafton', date: '2027-12-24', kind: 'eve' });
  });

  it('are this year’s when none is named', async () => {
    const { now } = await system.control('GET', '/clock');
    const { body } = await call('GET', '/holidays');
    expect(body).toEqual((await call('GET', `/holidays?year=${now.slice(0, 4)}`)).body);
  });

  it.each(['1952', '2199', 'i-år', '27', ''])('are not those of %s', async (year) => {
    expect((await call('GET', `/holidays?year=${year}`)).body.errors).toMatchObject([{ field: 'year' }]);
  });
});

describe('closing over holidays', () => {
  it('makes an event of each, from midnight to midnight', async () => {
    const target = (await call('POST', '/answering-groups', { body: { name: 'Växeln' } })).body;
    const codes = ['christmas-eve', 'christmas-day', 'christmas-eve', 'new-years-eve'];
    const reply = await close({ codes, targets: [{ kind: 'answering-group', id: target.id }] });
    expect(reply.status).toBe(201);
    expect(reply.body.items).toMatchObject([
      {
        title: 'Julafton 2031',
        start: '2031-12-24T00:00',
        end: '2031-12-25T00:00',
        effect: 'closed',
        recurrence: 'never',
        holiday: { code: 'christmas-eve', year: 2031 },
        renewYearly: false,
      },
      { title: 'Juldagen 2031', start: '2031-12-25T00:00', end: '2031-12-26T00:00' },
      { title: 'Nyårsafton 2031', start: '2031-12-31T00:00', end: '2032-01-01T00:00' },
    ]);
    expect(
      (await call('GET', `/schedule-events?targetId=${target.id}&from=2031-12-25&to=2031-12-25`)).body.items,
    ).toEqual([reply.body.items[1]]);
    expect(await events()).toHaveLength(3);
    const created = (await call('GET', '/activity')).body.items.filter(
      ({ action }: { action: string }) => action === 'schedule-event-created',
    );
    expect(created).toHaveLength(3);
  });

  it('twice makes what was missing and doubles nothing', async () => {
    const first = (await close({ codes: ['christmas-eve'] })).body.items;
    const second = (await close({ codes: ['christmas-day', 'christmas-eve'] })).body.items;
    expect(second[1]).toEqual(first[0]);
    expect((await events()).map(({ title }) => title).toSorted()).toEqual(['Julafton 2031', 'Juldagen 2031']);
    // For others, or in another year, they are others.
    await close({ targets: 'all-ivr-menus' });
    await close({ year: 2032 });
    expect(await events()).toHaveLength(4);
  });

  it('ten times at once makes them once', async () => {
    const codes = ['christmas-eve', 'christmas-day', 'boxing-day'];
    const replies = await Promise.all(Array.from({ length: 10 }, () => close({ codes })));
    for (const { status, body } of replies) {
      expect([status, body.items]).toEqual([201, replies[0]?.body.items]);
    }
    expect(await events()).toHaveLength(3);
  });

  it('makes a new one where the old one was moved to other targets, or deleted', async () => {
    const [first] = (await close({})).body.items;
    await call('PATCH', `/schedule-events/${first.id}`, { body: { targets: 'all-ivr-menus' } });
    const [second] = (await close({})).body.items;
    expect(second.id).not.toBe(first.id);
    expect((await close({})).body.items[0].id).toBe(second.id);
    await call('DELETE', `/schedule-events/${second.id}`);
    expect((await close({})).body.items[0]).toMatchObject({ targets: 'all-answering-groups', version: 1 });
    expect(await events()).toHaveLength(2);
  });

  it('answers the same key as it did', async () => {
    const headers = { 'idempotency-key': 'jul' };
    const [one, two] = [await close({}, headers), await close({}, headers)];
    expect(two.body).toEqual(one.body);
    expect((await close({ year: 2032 }, headers)).status).toBe(422);
  });

  it.each<[object, string, string]>([
    [{ codes: ['christmas-eve', 'yule', 'boxing-day'] }, 'codes[1]', 'unknown-reference'],
    [{ codes: ['whit-monday'] }, 'codes[0]', 'unknown-reference'],
    [{ codes: [] }, 'codes', 'required'],
    [{ year: 1900 }, 'year', 'too-small'],
    [{ year: 2199 }, 'year', 'too-large'],
    [{ targets: [] }, 'targets', 'required'],
    [{ targets: [{ kind: 'ivr-menu', id: `mnu_${'0'.repeat(26)}` }] }, 'targets[0].id', 'unknown-reference'],
    [{ messageId: `msg_${'0'.repeat(26)}` }, 'messageId', 'unknown-reference'],
    [{ messageId: 'msg_1' }, 'messageId', 'unknown-reference'],
  ])('with %j is refused whole', async (different, field, code) => {
    const { status, body } = await close(different);
    expect([status, body.errors]).toMatchObject([400, [{ field, code }]]);
    expect(await events()).toEqual([]);
  });

  it('can be told to come again each year, and to stop; only of holidays', async () => {
    const [event] = (await close({ renewYearly: true })).body.items;
    expect(event.renewYearly).toBe(true);
    const stopped = await call('PATCH', `/schedule-events/${event.id}`, { body: { renewYearly: false } });
    expect(stopped.body.renewYearly).toBe(false);
    const { body: other } = await call('POST', '/schedule-events', {
      body: { title: 'Lunch', targets: 'all-ivr-menus', start: '2031-01-01T12:00', end: '2031-01-01T13:00' },
    });
    const refused = await call('PATCH', `/schedule-events/${other.id}`, { body: { renewYearly: true } });
    expect(refused.body.errors).toMatchObject([{ field: 'renewYearly', code: 'needs-holiday' }]);
  });
});
