/** Answering groups over HTTP, as the portal and the PBX use them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { System, type Reply } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
  token = await system.logIn();
});

const ask = (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) =>
  system.call(method, path, { token, body, ...(headers && { headers }) });
let made = 0;
const create = async (different: object = {}): Promise<Reply['body']> => {
  made += 1;
  const reply = await ask('POST', '/answering-groups', { name: `Grupp ${made}`, ...different });
  expect([reply.status, reply.body.errors]).toEqual([201, undefined]);
  return reply.body;
};
const wrong = ({ status, body }: Reply) => [
  status,
  ...(body.errors ?? []).map(({ field, code }: { field: string; code: string }) => `${field}: ${code}`),
];
const office = { mon: [{ from: '08:00', to: '17:00' }], fri: [{ from: '22:00', to: '02:00' }] };

describe('an answering group', () => {
  it('is created, read, changed and deleted', async () => {
    const { id: anna } = await system.createUser(token);
    const { id: bo } = await system.createUser(token);
    const agents = [
      { userId: bo, loggedIn: true },
      { userId: anna, loggedIn: false },
    ];
    const given = { name: 'Växeln', number: '08-465 004 91', strategy: 'in-order', agents, openingHours: office };
    const created = await create(given);
    expect(created).toEqual({
      ...given,
      id: expect.stringMatching(/^grp_/),
      number: '+46846500491',
      closedMessageId: null,
      override: null,
      overrideVersion: 0,
      warnings: [],
      createdAt: expect.any(String),
      version: 1,
    });
    const path = `/answering-groups/${created.id}`;
    const read = await ask('GET', path);
    expect(read.body).toEqual(created);
    expect(read.headers.get('etag')).toBe('"1"');

    const changed = await ask('PATCH', path, { name: 'Receptionen', agents: [agents[1]], number: null });
    expect(changed.body).toEqual({
      ...created,
      name: 'Receptionen',
      number: null,
      agents: [agents[1]],
      warnings: ['nobody-logged-in'],
      version: 2,
    });
    expect((await ask('PATCH', path, { name: 'Receptionen', openingHours: office })).body.version).toBe(2);
    expect((await ask('PATCH', path, { name: 'Nej' }, { 'if-match': '"1"' })).status).toBe(412);

    expect((await ask('DELETE', path, undefined, { 'if-match': '1' })).status).toBe(412);
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('GET', path)).status).toBe(404);
    expect((await ask('DELETE', path)).status).toBe(404);
    const { items } = (await ask('GET', `/activity?entityId=${created.id}`)).body;
    expect(items.map(({ action }: { action: string }) => action)).toEqual([
      'answering-group-deleted',
      'answering-group-changed',
      'answering-group-created',
    ]);
  });

  it('may be as bare as a name: always open, nobody in it', async () => {
    const group = await create();
    expect(group).toMatchObject({ strategy: 'ring-all', agents: [], openingHours: null, number: null });
    expect(group.warnings).toEqual(['nobody-logged-in']);
    expect((await ask('GET', `/answering-groups/${group.id}/state`)).body).toEqual({
      state: 'open',
      messageId: null,
      because: { kind: 'always-open', id: null },
      nextChangeAt: null,
    });
  });

  it('is listed by name the Swedish way, and found by the beginning of it', async () => {
    for (const name of ['Öppet Zeta', 'Öppet Åre', 'Öppet Ärla', 'öppet alfa']) await create({ name });
    const { items } = (await ask('GET', `/answering-groups?q=${encodeURIComponent('öppet')}`)).body;
    expect(items.map(({ name }: { name: string }) => name)).toEqual([
      'öppet alfa',
      'Öppet Zeta',
      'Öppet Åre',
      'Öppet Ärla',
    ]);
    const first = (await ask('GET', `/answering-groups?q=${encodeURIComponent('ÖPPET ')}&limit=3`)).body;
    const query = `q=${encodeURIComponent('ÖPPET ')}&limit=3&cursor=${first.nextCursor}`;
    const second = (await ask('GET', `/answering-groups?${query}`)).body;
    expect([...first.items, ...second.items]).toEqual(items);
    expect((await ask('GET', '/answering-groups?q=finns%20inte')).body).toEqual({ items: [], nextCursor: null });
    expect((await ask('GET', '/answering-groups?q=%F0%9F%98%80%02')).body.items).toEqual([]);
  });
});

describe('what is wrong with an answering group', () => {
  const unknownUser = `usr_${'0'.repeat(26)}`;
  const message = `msg_${'0'.repeat(26)}`;
  const hours = (openingHours: unknown) => ({ name: 'A', openingHours });
  it.each<[string, object, string]>([
    ['no name', {}, 'name: required'],
    ['an empty name', { name: ' ' }, 'name: required'],
    ['a field that there is not', { name: 'A', color: 'red' }, 'color: unknown-field'],
    ['a strategy that there is not', { name: 'A', strategy: 'best' }, 'strategy: invalid-choice'],
    ['24:00', hours({ mon: [{ from: '08:00', to: '24:00' }] }), 'openingHours.mon[0].to: not-a-time'],
    ['minute 60', hours({ mon: [{ from: '08:60', to: '09:00' }] }), 'openingHours.mon[0].from: not-a-time'],
    ['no padding', hours({ mon: [{ from: '8:00', to: '09:00' }] }), 'openingHours.mon[0].from: not-a-time'],
    ['a day that there is not', hours({ lör: [] }), 'openingHours.lör: unknown-field'],
    [
      'intervals that overlap',
      hours({
        mon: [
          { from: '08:00', to: '12:00' },
          { from: '11:59', to: '17:00' },
        ],
      }),
      'openingHours.mon[1]: overlapping',
    ],
    [
      'intervals that overlap across midnight',
      hours({ mon: [{ from: '22:00', to: '02:00' }], tue: [{ from: '01:00', to: '05:00' }] }),
      'openingHours.tue[0]: overlapping',
    ],
    [
      'intervals that overlap from Sunday night into Monday',
      hours({ mon: [{ from: '01:00', to: '05:00' }], sun: [{ from: '22:00', to: '02:00' }] }),
      'openingHours.sun[0]: overlapping',
    ],
    [
      'an agent who is not there',
      { name: 'A', agents: [{ userId: unknownUser, loggedIn: true }] },
      'agents[0].userId: unknown-reference',
    ],
    [
      'an agent who is no user',
      { name: 'A', agents: [{ userId: `grp_${'0'.repeat(26)}`, loggedIn: true }] },
      'agents[0].userId: unknown-reference',
    ],
    [
      'a voice message that is not there',
      { name: 'A', closedMessageId: message },
      'closedMessageId: unknown-reference',
    ],
    ['a number that is none', { name: 'A', number: 'växeln' }, 'number: not-a-phone-number'],
  ])('is told: %s', async (_, body, told) => {
    expect(wrong(await ask('POST', '/answering-groups', body))).toEqual([400, told]);
  });

  it('is told: an agent twice, one of another organisation, one who was removed', async () => {
    const user = await system.createUser(token);
    const twice = [user, user].map(({ id }) => ({ userId: id, loggedIn: true }));
    const told = wrong(await ask('POST', '/answering-groups', { name: 'A', agents: twice }));
    expect(told).toEqual([400, 'agents[1].userId: doubled']);
    const foreign = (await system.call('GET', '/me', { token: await system.logIn(1) })).body.user.id;
    const removed = await system.createUser(token);
    await ask('DELETE', `/users/${removed.id}`);
    for (const userId of [foreign, removed.id]) {
      const reply = await ask('POST', '/answering-groups', { name: 'A', agents: [{ userId, loggedIn: false }] });
      expect(wrong(reply)).toEqual([400, 'agents[0].userId: unknown-reference']);
    }
  });

  it('is told: a number that a user or another group has, and the other way round', async () => {
    const taken = (field: string) => [409, `${field}: number-taken`];
    const user = await system.createUser(token);
    const number = '08-465 004 93';
    const group = await create({ number });
    const users = { name: 'A', number: user.secondaryNumber };
    const bySomebody = await ask('POST', '/answering-groups', users);
    expect(wrong(bySomebody)).toEqual(taken('number'));
    expect(bySomebody.body.errors[0].message).toBe(`Numret tillhör redan ${user.firstName} ${user.lastName}.`);
    expect(wrong(await ask('POST', '/answering-groups', { name: 'A', number }))).toEqual(taken('number'));
    expect(wrong(await ask('POST', '/ivr-menus', { name: 'A', number }))).toEqual(taken('number'));
    const names = { firstName: 'Nora', lastName: 'Ny' };
    const byGroup = await ask('POST', '/users', { ...names, primaryNumber: number });
    expect(wrong(byGroup)).toEqual(taken('primaryNumber'));
    expect(byGroup.body.errors[0].message).toBe(`Numret tillhör redan ${group.name}.`);
    // Whoever searches for it, or logs in with it, finds nobody.
    expect((await ask('GET', `/users?q=${encodeURIComponent(number)}`)).body.items).toEqual([]);
    expect((await system.logInAs(number, 'lösenord som ingen har')).status).toBe(401);
    await ask('DELETE', `/answering-groups/${group.id}`);
    expect((await ask('POST', '/users', { ...names, primaryNumber: number })).status).toBe(201);
  });
});

describe('whoever is in a group', () => {
  it('cannot be removed, and is told where', async () => {
    const user = await system.createUser(token);
    const agents = [{ userId: user.id, loggedIn: true }];
    const groups = await Promise.all(['Lager', 'Kontor', 'Butik', 'Bageri'].map((name) => create({ name, agents })));
    const refused = await ask('DELETE', `/users/${user.id}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'in-use']);
    expect(refused.body.detail).toMatch(
      /^Är fortfarande med i svarsgruppen \w+, svarsgruppen \w+, svarsgruppen \w+ och 1 till\./,
    );
    for (const { id } of groups.slice(1)) await ask('PATCH', `/answering-groups/${id}`, { agents: [] });
    const english = await ask('DELETE', `/users/${user.id}`, undefined, { 'accept-language': 'en' });
    expect(english.body.uses).toEqual([{ id: groups[0].id, name: 'Lager' }]);
    expect(english.body.detail).toBe('Is still part of the answering group Lager. Change that first.');
    expect((await ask('DELETE', `/answering-groups/${groups[0].id}`)).status).toBe(204);
    expect((await ask('DELETE', `/users/${user.id}`)).status).toBe(204);
  });

  it('is in it or removed, when both are asked for at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const user = await system.createUser(token);
      const agents = [{ userId: user.id, loggedIn: true }];
      const [joined, removed] = await Promise.all([
        ask('POST', '/answering-groups', { name: `Grupp ${round}`, agents }),
        ask('DELETE', `/users/${user.id}`),
      ]);
      expect([
        [201, 409],
        [400, 204],
      ]).toContainEqual([joined.status, removed.status]);
    }
  });
});

it('creates one group, however often a request with its key comes', async () => {
  const headers = { 'idempotency-key': 'grupp-1' };
  const body = { name: 'En gång', number: '08-465 004 94' };
  const [first, second] = [
    await ask('POST', '/answering-groups', body, headers),
    await ask('POST', '/answering-groups', body, headers),
  ];
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
});
