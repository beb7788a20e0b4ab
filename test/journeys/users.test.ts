import { beforeAll, describe, expect, it } from 'vitest';
import { user as userSchema, userSummary } from '../../contract/users.ts';
import { System } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
  token = await system.logIn();
});

const call: System['call'] = (method, path, options) => system.call(method, path, { token, ...options });
const fields = (body: { errors: readonly { field: string; code: string }[] }) =>
  body.errors.map(({ field, code }) => [field, code]);

describe('creating a user', () => {
  it('answers with the user and a one-time password, and the user is there at once', async () => {
    const body = {
      firstName: ' Åsa ',
      lastName: 'Öberg-Lind',
      email: 'Asa.Lind@Bageriet.example',
      primaryNumber: '08-465 004 90',
      secondaryNumber: '070-174 06 90',
      department: 'Kassan',
    };
    const { status, body: created } = await call('POST', '/users', { body });
    expect(status).toBe(201);
    const { initialPassword, ...user } = created;
    expect(initialPassword).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(user).toMatchObject({
      firstName: 'Åsa',
      username: 'asa.oberg-lind',
      email: 'asa.lind@bageriet.example',
      primaryNumber: '+46846500490',
      secondaryNumber: '+46701740690',
      administrator: false,
      status: 'active',
      version: 1,
    });
    const read = await call('GET', `/users/${user.id}`);
    expect(read.body).toEqual(user);
    expect(read.headers.get('etag')).toBe('"1"');
    expect(userSchema.strict().safeParse(read.body).error).toBeUndefined();
  });

  it('tells the field and stores nothing when a login or number is taken', async () => {
    const first = await system.createUser(token, { email: 'kassan@bageriet.example' });
    const before = (await call('GET', '/activity?limit=1')).body.items[0].id;
    const again = (body: object) =>
      call('POST', '/users', { body: { firstName: 'Nils', lastName: 'Dubbel', ...body } });
    for (const [body, field] of [
      [{ email: 'KASSAN@BAGERIET.EXAMPLE' }, 'email'],
      [{ username: first.username.toUpperCase() }, 'username'],
      [{ customUsername: first.username }, 'customUsername'],
      [{ primaryNumber: first.secondaryNumber.replace('+46', '0') }, 'primaryNumber'],
      [{ aliases: [first.secondaryNumber] }, 'aliases[0]'],
    ] as const) {
      const reply = await again(body);
      expect([reply.status, reply.body.code, fields(reply.body)]).toEqual([
        409,
        'login-taken',
        [[field, 'login-taken']],
      ]);
    }
    expect((await call('GET', '/users?q=dubbel')).body.items).toEqual([]);
    expect((await call('GET', '/activity?limit=1')).body.items[0].id).toBe(before);
  });

  it('leaves one winner of 16 who want one login at once', async () => {
    const replies = await Promise.all(
      Array.from({ length: 16 }, () =>
        call('POST', '/users', { body: { firstName: 'Kappa', lastName: 'Löpare', username: 'kappa' } }),
      ),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 15 }, () => 409)]);
  });

  it('finds a free username for each of several who bear one name', async () => {
    const names = await Promise.all(
      [1, 2, 3].map(() => call('POST', '/users', { body: { firstName: 'Karl', lastName: 'Samma' } })),
    );
    expect(names.map(({ body }) => body.username).toSorted()).toEqual(['karl.samma', 'karl.samma2', 'karl.samma3']);
  });

  it('has one effect for one Idempotency-Key, and keeps no password', async () => {
    const request = { body: { firstName: 'Ida', lastName: 'Potens' }, headers: { 'idempotency-key': 'ida-1' } };
    const replies = await Promise.all([
      call('POST', '/users', request),
      call('POST', '/users', request),
      call('POST', '/users', request),
    ]);
    const made = replies.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    for (const { status, body, headers } of replies.filter((reply) => reply.status !== 201)) {
      expect([status, body.code]).toEqual([409, 'request-in-progress']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    const replay = await call('POST', '/users', request);
    expect([replay.status, replay.body.initialPassword]).toEqual([201, null]);
    expect((await call('GET', '/users?q=potens')).body.items).toHaveLength(1);
    const other = await call('POST', '/users', { ...request, body: { firstName: 'Ada', lastName: 'Potens' } });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-mismatch']);
  });

  it('is told in the journal and on the bus, with who did it', async () => {
    const made = await system.createUser(token, { firstName: 'Jonna', lastName: 'Journal' });
    const { items } = (await call('GET', `/activity?entityId=${made.id}`)).body;
    expect(items).toMatchObject([
      { action: 'user-created', entityName: 'Jonna Journal', actor: { kind: 'administrator' } },
    ]);
    expect(items[0].changes).toContainEqual({ field: 'lastName', before: null, after: 'Journal' });
    const events = (await system.events('user-created')).filter(({ detail }) => detail.entityId === made.id);
    expect(events).toHaveLength(1);
    expect(events[0]?.detail).toEqual({
      version: 1,
      eventId: items[0].id,
      organizationId: system.organization().id,
      entityId: made.id,
      at: items[0].at,
      requestId: items[0].requestId,
      administrator: false,
    });
  });
});

describe('the list of users', () => {
  it('is in Swedish order, the same by pages of any length', async () => {
    const whole = (await call('GET', '/users?limit=100')).body;
    expect(whole.nextCursor).toBeNull();
    const names = whole.items.map(({ lastName }: { lastName: string }) => lastName);
    expect(names).toEqual(names.toSorted(new Intl.Collator('sv').compare));
    for (const summary of whole.items) expect(userSummary.strict().safeParse(summary).error).toBeUndefined();
    const paged: unknown[] = [];
    for (let cursor = ''; ;) {
      const { body } = await call('GET', `/users?limit=7${cursor}`);
      paged.push(...body.items);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
    expect(paged).toEqual(whole.items);
  });

  it('can be of administrators alone, or of those who begin later', async () => {
    const administrators = (await call('GET', '/users?administrator=true')).body.items;
    expect(administrators.length).toBeGreaterThanOrEqual(2);
    expect(administrators.every((user: { administrator: boolean }) => user.administrator)).toBe(true);
    const pending = (await call('GET', '/users?status=pending&limit=100')).body.items;
    expect(pending).toMatchObject([{ lastName: 'Östergren', status: 'pending' }]);
  });

  it.each([
    ['åsa', 'Åsa'],
    ['ÖBERG', 'Åsa'],
    ['Åsa'.normalize('NFD'), 'Åsa'],
    ['åsa öb', 'Åsa'],
    ['lasse', 'Lars'],
    ['lars.ekstrom@', 'Lars'],
    ['070-174 06 07', 'Lars'],
    ['+46 70 174 06 07', 'Lars'],
    ['0046701740607', 'Lars'],
    ['084650 0401', 'Lars'],
  ])('searched by %s finds %s', async (typed, firstName) => {
    const { items } = (await call('GET', `/users?q=${encodeURIComponent(typed)}`)).body;
    expect(items.map((user: { firstName: string }) => user.firstName)).toContain(firstName);
    const ids = items.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is read by a machine with the scope, for the organisation that it names', async () => {
    const machine = await system.machineToken('pbx-core');
    const headers = { 'x-organization': system.organization(1).id };
    const { status, body } = await system.call('GET', '/users', { token: machine, headers });
    expect([status, body.items.length > 0]).toEqual([200, true]);
  });
});
