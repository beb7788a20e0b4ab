/** When answering groups and menus are open: told for any moment, overridden for a while. */
import { beforeAll, describe, expect, it } from 'vitest';
import { System, type Reply } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
  token = await system.logIn();
});

const ask = (method: string, path: string, body?: unknown) => system.call(method, path, { token, body });
const wrong = ({ status, body }: Reply) => [
  status,
  ...(body.errors ?? []).map(({ field, code }: { field: string; code: string }) => `${field}: ${code}`),
];
const day = 24 * 3600;
const now = async (): Promise<number> => Date.parse((await system.control('GET', '/clock')).now);
const timelineOf = async (path: string, from: string, to: string): Promise<readonly (readonly string[])[]> => {
  const { items } = (await ask('GET', `${path}/timeline?${new URLSearchParams({ from, to }).toString()}`)).body;
  return items.map(({ at, state, because }: { at: string; state: string; because: { kind: string } }) => [
    at,
    state,
    because.kind,
  ]);
};
const inSeconds = async (seconds: number): Promise<string> => new Date((await now()) + seconds * 1000).toISOString();

describe.each([
  ['an answering group', '/answering-groups', 'answering-group-created'],
  ['an IVR menu', '/ivr-menus', 'ivr-menu-created'],
])('the state of %s', (_, list, created) => {
  let made = 0;
  const create = async (different: object = {}): Promise<Reply['body']> => {
    made += 1;
    const reply = await ask('POST', list, { name: `Mål ${made}`, ...different });
    expect(reply.status).toBe(201);
    return reply.body;
  };

  it('follows its opening hours, at any moment and over time', async () => {
    const { id } = await create({ openingHours: { mon: [{ from: '08:00', to: '17:00' }] } });
    const path = `${list}/${id}`;
    const at = async (moment: string) => (await ask('GET', `${path}/state?at=${encodeURIComponent(moment)}`)).body;
    const because = { kind: 'opening-hours', id: null };
    // Summer time: 08:00 in Stockholm is 06:00 UTC.
    expect(await at('2027-06-07T06:00:00Z')).toEqual({
      state: 'open',
      messageId: null,
      because,
      nextChangeAt: '2027-06-07T15:00:00.000Z',
    });
    expect(await at('2027-06-07T07:59:59+02:00')).toMatchObject({ state: 'closed', because });
    const span = `from=${encodeURIComponent('2027-06-07T00:00:00Z')}&to=${encodeURIComponent('2027-06-08T00:00:00Z')}`;
    expect((await ask('GET', `${path}/timeline?${span}`)).body.items).toEqual([
      { at: '2027-06-07T00:00:00.000Z', state: 'closed', messageId: null, because },
      { at: '2027-06-07T06:00:00.000Z', state: 'open', messageId: null, because },
      { at: '2027-06-07T15:00:00.000Z', state: 'closed', messageId: null, because },
    ]);
  });

  it('is read by the PBX, which may change nothing', async () => {
    const { id } = await create();
    const machine = await system.machineToken('pbx-core', ['routing.read']);
    const as = { token: machine, headers: { 'x-organization': system.organization().id } };
    for (const path of ['', `/${id}`, `/${id}/state`]) {
      expect((await system.call('GET', `${list}${path}`, as)).status).toBe(200);
    }
    expect((await system.call('PATCH', `${list}/${id}`, { ...as, body: { name: 'B' } })).status).toBe(403);
  });

  it('is told of any time ahead and 400 days back, over 400 days, and of no moment that is none', async () => {
    const { id } = await create();
    const path = `${list}/${id}`;
    const state = async (at: string) => wrong(await ask('GET', `${path}/state?at=${encodeURIComponent(at)}`));
    expect(await state(await inSeconds(399 * day))).toEqual([200]);
    expect(await state('2031-12-25T12:00:00Z')).toEqual([200]);
    expect(await state('2199-12-31T23:59:59+00:00')).toEqual([200]);
    expect(await state('2200-01-01T00:00:00Z')).toEqual([400, 'at: beyond-calendar']);
    expect(await state(await inSeconds(-401 * day))).toEqual([400, 'at: too-long-ago']);
    expect(await state('2026-12-24T08:00')).toEqual([400, 'at: not-a-date']);
    const span = async (from: number, to: number) => {
      const asked = new URLSearchParams({ from: await inSeconds(from), to: await inSeconds(to) });
      return wrong(await ask('GET', `${path}/timeline?${asked.toString()}`));
    };
    expect(await span(0, 399 * day)).toEqual([200]);
    expect(await span(1000 * day, 1399 * day)).toEqual([200]);
    expect(await span(0, 401 * day)).toEqual([400, 'to: too-far-apart']);
    expect(await span(-401 * day, -2 * day)).toEqual([400, 'from: too-long-ago']);
    expect(await span(60, 0)).toEqual([400, 'to: before-start']);
    expect(wrong(await ask('GET', `${path}/timeline`))).toEqual([400, 'from: required', 'to: required']);
  });

  it('is what an override says until it is over, and then goes back by itself', async () => {
    const { id } = await create({ openingHours: {} });
    const path = `${list}/${id}`;
    const before = await inSeconds(-1);
    const until = await inSeconds(3600);
    const set = await ask('PUT', `${path}/override`, { state: 'open', until });
    expect([set.status, set.body]).toEqual([
      200,
      {
        state: 'open',
        messageId: null,
        because: { kind: 'override', id: null },
        nextChangeAt: until,
        overrideVersion: 1,
      },
    ]);
    const { override, version } = (await ask('GET', path)).body;
    expect([override, version]).toEqual([{ state: 'open', since: expect.any(String), until }, 1]);
    expect(await timelineOf(path, before, until)).toEqual([
      [before, 'closed', 'opening-hours'],
      [override.since, 'open', 'override'],
    ]);
    await ask('PUT', `${path}/override`, { state: 'open', until });
    expect((await ask('GET', path)).body.override).toEqual(override);
    await system.control('POST', '/clock', { advanceSeconds: 3601 });
    token = await system.logIn();
    expect((await ask('GET', path)).body.override).toBeNull();
    expect((await ask('GET', `${path}/state`)).body).toMatchObject({ state: 'closed', nextChangeAt: null });
    expect((await ask('DELETE', `${path}/override`)).status).toBe(204);

    await ask('PUT', `${path}/override`, { state: 'open', until: await inSeconds(60) });
    expect((await ask('DELETE', `${path}/override`)).status).toBe(204);
    expect((await ask('GET', `${path}/state`)).body.state).toBe('closed');
    const { items } = (await ask('GET', `/activity?entityId=${id}`)).body;
    expect(items.map(({ action }: { action: string }) => action)).toEqual([
      'override-removed',
      'override-set',
      'override-set',
      created,
    ]);
  });

  it('is overridden for years, too', async () => {
    const { id } = await create();
    const until = new Date(Date.parse(await inSeconds(900 * day))).toISOString();
    const set = await ask('PUT', `${list}/${id}/override`, { state: 'closed', until });
    expect([set.status, set.body.state, set.body.nextChangeAt]).toEqual([200, 'closed', null]);
    expect((await ask('GET', `${list}/${id}/state?at=${await inSeconds(600 * day)}`)).body).toMatchObject({
      state: 'closed',
      nextChangeAt: until,
    });
  });

  it('takes no override that is over, or is for ever', async () => {
    const { id } = await create();
    const set = async (body: object) => wrong(await ask('PUT', `${list}/${id}/override`, body));
    expect(await set({ state: 'open', until: await inSeconds(-1) })).toEqual([400, 'until: in-the-past']);
    expect(await set({ state: 'open', until: '9999-12-31T00:00:00Z' })).toEqual([400, 'until: beyond-calendar']);
    expect(await set({ state: 'open', until: '2026-12-24T24:00:00Z' })).toEqual([400, 'until: not-a-date']);
    expect(await set({ state: 'ajar', until: await inSeconds(60) })).toEqual([400, 'state: invalid-choice']);
    expect(await set({ state: 'open' })).toEqual([400, 'until: required']);
  });

  it('follows the organisation into another time zone', async () => {
    const { id } = await create({ openingHours: { mon: [{ from: '08:00', to: '17:00' }] } });
    const state = () => ask('GET', `${list}/${id}/state?at=2027-06-07T05:30:00Z`);
    expect((await state()).body.state).toBe('closed');
    expect((await ask('PATCH', '/organization', { timeZone: 'Europe/Helsinki' })).status).toBe(200);
    expect((await state()).body.state).toBe('open');
    await ask('PATCH', '/organization', { timeZone: 'Europe/Stockholm' });
  });
});
