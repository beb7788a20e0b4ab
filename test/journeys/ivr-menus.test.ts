/** IVR menus over HTTP: where keys lead, and that they lead nowhere in circles. */
import { beforeAll, describe, expect, it } from 'vitest';
import { System, type Reply } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
  token = await system.logIn();
});

const ask = (method: string, path: string, body?: unknown, as = token) =>
  system.call(method, path, { token: as, body });
const wrong = ({ status, body }: Reply) => [
  status,
  ...(body.errors ?? []).map(({ field, code }: { field: string; code: string }) => `${field}: ${code}`),
];
let made = 0;
const create = async (list: string, different: object = {}, as = token): Promise<Reply['body']> => {
  made += 1;
  const reply = await ask('POST', list, { name: `Mål ${made}`, ...different }, as);
  expect([reply.status, reply.body.errors]).toEqual([201, undefined]);
  return reply.body;
};
const createMenu = (different: object = {}) => create('/ivr-menus', different);
const createGroup = (different: object = {}) => create('/answering-groups', different);
const toMenu = ({ id }: { id: string }) => ({ kind: 'ivr-menu', id });
const toGroup = ({ id }: { id: string }) => ({ kind: 'answering-group', id });
const lead = (menu: { id: string }, keys: object) => ask('PATCH', `/ivr-menus/${menu.id}`, { keys });

describe('a menu', () => {
  it('is created with keys to all that keys lead to, read, changed and deleted', async () => {
    const [user, group, menu] = [await system.createUser(token), await createGroup(), await createMenu()];
    const keys = {
      '1': { kind: 'user', id: user.id },
      '2': toGroup(group),
      '3': toMenu(menu),
      '4': { kind: 'number', number: '+46701740606' },
      '*': toGroup(group),
    };
    const typed = { ...keys, '4': { kind: 'number', number: '070-174 06 06' } };
    const created = await createMenu({ name: 'Ingången', number: '08-465 004 92', keys: typed });
    expect(created).toEqual({
      id: expect.stringMatching(/^mnu_/),
      name: 'Ingången',
      number: '+46846500492',
      greetingMessageId: null,
      keys,
      openingHours: null,
      closedMessageId: null,
      override: null,
      overrideVersion: 0,
      createdAt: expect.any(String),
      version: 1,
    });
    const path = `/ivr-menus/${created.id}`;
    expect((await ask('GET', path)).body).toEqual(created);
    expect((await ask('PATCH', path, { keys: typed })).body.version).toBe(1);
    expect((await ask('PATCH', path, { keys: { '1': keys['1'] } })).body).toEqual({
      ...created,
      keys: { '1': keys['1'] },
      version: 2,
    });
    expect((await ask('PATCH', path, { keys: null })).body.keys).toEqual({});
    expect((await ask('GET', `/ivr-menus?q=${encodeURIComponent('ingång')}`)).body.items).toHaveLength(1);
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('GET', path)).status).toBe(404);
    // Nothing points at them any more.
    for (const gone of [`/answering-groups/${group.id}`, `/ivr-menus/${menu.id}`, `/users/${user.id}`]) {
      expect((await ask('DELETE', gone)).status, gone).toBe(204);
    }
  });

  it('is in the log with where its keys lead', async () => {
    const [menu, group] = [await createMenu({ name: 'Loggad' }), await createGroup({ name: 'Växeln' })];
    await lead(menu, { '7': toGroup(group) });
    const { items } = (await ask('GET', `/activity?entityId=${menu.id}`)).body;
    expect(items[0]).toMatchObject({
      action: 'ivr-menu-changed',
      entityName: 'Loggad',
      changes: [{ field: 'keys', before: [], after: ['7 Växeln'] }],
    });
  });
});

describe('what is wrong with a menu', () => {
  const unknown = (kind: string, prefix: string) => ({ kind, id: `${prefix}_${'0'.repeat(26)}` });
  it.each<[string, object, string]>([
    ['a key that no telephone has', { '10': { kind: 'number', number: '08-465 004 00' } }, 'keys.10: unknown-field'],
    ['a kind that there is not', { '1': { kind: 'robot', id: 'x' } }, 'keys.1.kind: invalid-choice'],
    ['a destination of no kind', { '1': { id: 'x' } }, 'keys.1.kind: required'],
    ['a destination that is none', { '1': 'grp' }, 'keys.1: wrong-type'],
    ['a destination without its id', { '1': { kind: 'user' } }, 'keys.1.id: required'],
    ['a number where an id belongs', { '1': { kind: 'user', number: '08-465 004 00' } }, 'keys.1.id: required'],
    ['a number that is none', { '1': { kind: 'number', number: 'nej' } }, 'keys.1.number: not-a-phone-number'],
    ['a user who is not there', { '1': unknown('user', 'usr') }, 'keys.1.id: unknown-reference'],
    ['a group that is not there', { '1': unknown('answering-group', 'grp') }, 'keys.1.id: unknown-reference'],
    ['a menu that is not there', { '1': unknown('ivr-menu', 'mnu') }, 'keys.1.id: unknown-reference'],
    ['a message that is not there', { '1': unknown('message', 'msg') }, 'keys.1.id: unknown-reference'],
    ['a group that is a menu', { '1': unknown('answering-group', 'mnu') }, 'keys.1.id: unknown-reference'],
  ])('is told, new or changed: %s', async (_, keys, told) => {
    expect(wrong(await ask('POST', '/ivr-menus', { name: 'A', keys }))[1]).toBe(told);
    expect(wrong(await lead(await createMenu(), keys))[1]).toBe(told);
  });

  it('is told: a destination of another organisation, and one that was deleted', async () => {
    const theirs = await create('/answering-groups', {}, await system.logIn(1));
    const deleted = [await createGroup(), await createMenu()];
    await ask('DELETE', `/answering-groups/${deleted[0].id}`);
    await ask('DELETE', `/ivr-menus/${deleted[1].id}`);
    const menu = await createMenu();
    for (const to of [toGroup(theirs), toGroup(deleted[0]), toMenu(deleted[1])]) {
      expect(wrong(await lead(menu, { '2': to }))).toEqual([400, 'keys.2.id: unknown-reference']);
    }
  });

  it('is told: that it leads to itself, or in a circle, and the way it would go', async () => {
    const [first, second, third] = [
      await createMenu({ name: 'Första' }),
      await createMenu({ name: 'Andra' }),
      await createMenu({ name: 'Tredje' }),
    ];
    expect(wrong(await lead(first, { '1': toMenu(first) }))).toEqual([400, 'keys.1.id: points-to-itself']);
    expect((await lead(first, { '1': toMenu(second) })).status).toBe(200);
    expect((await lead(second, { '1': toMenu(third) })).status).toBe(200);
    const circle = await lead(third, { '9': toMenu(first), '8': toMenu(second) });
    expect(wrong(circle)).toEqual([400, 'keys.8.id: points-in-a-circle', 'keys.9.id: points-in-a-circle']);
    expect(circle.body.errors[1].message).toBe('Det skulle leda tillbaka hit: Tredje → Första → Andra → Tredje.');
    expect((await ask('GET', `/ivr-menus/${third.id}`)).body.keys).toEqual({});
  });

  it('is told: that it leads to its own number', async () => {
    const number = '08-465 004 94';
    const menu = await createMenu({ number });
    const own = await lead(menu, { '1': { kind: 'number', number } });
    expect(wrong(own)).toEqual([400, 'keys.1.number: points-to-itself']);
  });
});

describe('menus that are changed at once', () => {
  it('close no circle: of two, one wins', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [one, other] = [await createMenu(), await createMenu()];
      const replies = await Promise.all([lead(one, { '1': toMenu(other) }), lead(other, { '1': toMenu(one) })]);
      expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    }
  });

  it('close no circle: of three, one loses', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [one, two, three] = [await createMenu(), await createMenu(), await createMenu()];
      const replies = await Promise.all([
        lead(one, { '1': toMenu(two) }),
        lead(two, { '1': toMenu(three) }),
        lead(three, { '1': toMenu(one) }),
      ]);
      expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 200, 400]);
    }
  });
});

describe('what a menu leads to', () => {
  it('cannot be deleted, and is told where it is used', async () => {
    const [group, menu, user] = [await createGroup(), await createMenu(), await system.createUser(token)];
    const keys = { '2': toGroup(group), '5': toGroup(group), '3': toMenu(menu), '4': { kind: 'user', id: user.id } };
    await createMenu({ name: 'Huvudnummer', keys });
    const refusals = await Promise.all(
      [`/answering-groups/${group.id}`, `/ivr-menus/${menu.id}`, `/users/${user.id}`].map((path) =>
        ask('DELETE', path),
      ),
    );
    expect(refusals.map(({ status, body }) => [status, body.code, body.detail])).toEqual([
      [409, 'in-use', 'Är fortfarande med i menyn Huvudnummer (knapp 2, 5). Ändra där först.'],
      [409, 'in-use', 'Är fortfarande med i menyn Huvudnummer (knapp 3). Ändra där först.'],
      [409, 'in-use', 'Är fortfarande med i menyn Huvudnummer (knapp 4). Ändra där först.'],
    ]);
  });

  it('is led to or deleted, when both are asked for at once', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [menu, group] = [await createMenu(), await createGroup()];
      const [led, deleted] = await Promise.all([
        lead(menu, { '1': toGroup(group) }),
        ask('DELETE', `/answering-groups/${group.id}`),
      ]);
      expect([
        [200, 409],
        [400, 204],
      ]).toContainEqual([led.status, deleted.status]);
    }
  });
});
