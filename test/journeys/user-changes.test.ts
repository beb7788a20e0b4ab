/** What an administrator changes of a user over the API: found everywhere, lost to nobody, refused where it must be. */
import { describe, expect, it } from 'vitest';
import { openApi, outcome } from './api.ts';
import type { Reply } from './system.ts';

const api = openApi();
const patch = (id: string, body: object, headers: Record<string, string> = {}) =>
  api.call('PATCH', `/users/${id}`, { body, headers });
const me = async (who = api.token): Promise<{ id: string }> =>
  (await api.system.call('GET', '/me', { token: who })).body.user;
const day = 24 * 3600;

describe('changing a user', () => {
  it('changes what was sent and nothing else, everywhere the user is found', async () => {
    const user = await api.system.createUser(api.token, {
      lastName: 'Gammal',
      city: 'Åhus',
      aliases: ['08-465 004 91'],
    });
    const { initialPassword: _, ...before } = user;
    const changed = await patch(user.id, { lastName: 'Ny', secondaryNumber: null, aliases: ['08-465 004 92'] });
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({
      ...before,
      lastName: 'Ny',
      secondaryNumber: null,
      aliases: ['+46846500492'],
      version: 2,
    });
    const found = async (q: string) =>
      (await api.call('GET', `/users?q=${encodeURIComponent(q)}`)).body.items.map(({ id }: { id: string }) => id);
    expect([await found('gammal'), await found('084650 0491'), await found(user.secondaryNumber)]).toEqual([
      [],
      [],
      [],
    ]);
    expect([await found('ny nora'), await found('08-465 004 92')]).toEqual([[user.id], [user.id]]);
    // What was let go is free for others.
    await api.system.createUser(api.token, { primaryNumber: '08-465 004 91', secondaryNumber: user.secondaryNumber });
  });

  it('is told field by field, before and after, and on the bus', async () => {
    const user = await api.system.createUser(api.token);
    await patch(user.id, { city: 'Ystad', softphone: false });
    const [entry] = (await api.call('GET', `/activity?entityId=${user.id}`)).body.items;
    expect(entry).toMatchObject({
      action: 'user-changed',
      changes: [
        { field: 'softphone', before: true, after: false },
        { field: 'city', before: null, after: 'Ystad' },
      ],
    });
    expect((await api.system.events('user-changed')).filter(({ detail }) => detail.entityId === user.id)).toHaveLength(
      1,
    );
  });

  it('that changes nothing writes nothing', async () => {
    const user = await api.system.createUser(api.token);
    expect((await patch(user.id, { firstName: user.firstName, city: null })).body.version).toBe(1);
    expect((await patch(user.id, {})).body.version).toBe(1);
    expect((await api.call('GET', `/activity?entityId=${user.id}`)).body.items).toHaveLength(1);
  });

  it('goes by the version that was read', async () => {
    const user = await api.system.createUser(api.token);
    expect((await patch(user.id, { city: 'Ystad' }, { 'if-match': '"1"' })).status).toBe(200);
    for (const stale of ['"1"', '1', 'W/"1"', '"x"']) {
      expect(outcome(await patch(user.id, { city: 'Åhus' }, { 'if-match': stale })), stale).toEqual([
        412,
        'stale-version',
      ]);
    }
    expect((await api.call('DELETE', `/users/${user.id}`, { headers: { 'if-match': '"1"' } })).status).toBe(412);
    expect((await patch(user.id, { city: 'Åhus' }, { 'if-match': '2' })).body).toMatchObject({
      city: 'Åhus',
      version: 3,
    });
    expect((await patch(user.id, { city: 'Kivik' }, { 'if-match': '*' })).body.version).toBe(4);
  });

  it('by several at once keeps all of their fields, and of those who read the same version one', async () => {
    const user = await api.system.createUser(api.token);
    await Promise.all([
      patch(user.id, { city: 'Ystad' }),
      patch(user.id, { department: 'Kassan' }),
      patch(user.id, { softphone: false }),
    ]);
    expect((await api.call('GET', `/users/${user.id}`)).body).toMatchObject({
      city: 'Ystad',
      department: 'Kassan',
      softphone: false,
      version: 4,
    });
    const racers = await Promise.all(
      [1, 2, 3, 4].map((place) => patch(user.id, { city: `Stad ${place}` }, { 'if-match': '4' })),
    );
    expect(racers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412]);
  });

  it.each([
    [{ username: 'annat' }, 'username', 'unknown-field'],
    [{ firstName: null }, 'firstName', 'wrong-type'],
    [{ aliases: ['08-465 004 91', '08-46500491'] }, 'aliases[1]', 'doubled'],
    [{ activatesOn: '2027-02-29' }, 'activatesOn', 'not-a-date'],
    [{ activatesOn: '2027-03-01', expiresOn: '2027-02-01' }, 'expiresOn', 'before-activation'],
  ])('by %j is refused', async (body, field, code) => {
    const user = await api.system.createUser(api.token);
    const reply = await patch(user.id, body);
    expect([reply.status, reply.body.errors]).toMatchObject([400, [{ field, code }]]);
  });

  it('cannot take another’s number or login', async () => {
    const [one, other] = [await api.system.createUser(api.token), await api.system.createUser(api.token)];
    for (const [body, field] of [
      [{ primaryNumber: other.secondaryNumber }, 'primaryNumber'],
      [{ customUsername: other.username }, 'customUsername'],
    ] as const) {
      const reply = await patch(one.id, body);
      expect([reply.status, reply.body.errors[0]]).toMatchObject([409, { field, code: 'login-taken' }]);
    }
    const both = await patch(one.id, { primaryNumber: other.secondaryNumber, customUsername: other.username });
    const whose = `Tillhör redan ${other.firstName} ${other.lastName}.`;
    const told = both.body.errors.map(({ field, message }: Reply['body']) => [field, message]).toSorted();
    expect([both.status, told]).toEqual([
      409,
      [
        ['customUsername', whose],
        ['primaryNumber', whose],
      ],
    ]);
    // One's own numbers may change places.
    const swapped = await patch(one.id, { primaryNumber: one.secondaryNumber, secondaryNumber: null });
    expect(swapped.body.primaryNumber).toBe(one.secondaryNumber);
  });
});

describe('administrators', () => {
  it('are made by a tick: the colleague can log in', async () => {
    const user = await api.system.createUser(api.token);
    expect(outcome(await api.system.logInAs(user.username, user.initialPassword))).toEqual([
      403,
      'not-an-administrator',
    ]);
    expect((await patch(user.id, { administrator: true })).body.administrator).toBe(true);
    expect((await api.system.logInAs(user.username, user.initialPassword)).body.challenge).toBe('new-password');
    expect((await api.call('GET', `/activity?entityId=${user.id}`)).body.items[0].action).toBe('administrator-granted');
    expect((await api.system.events('administrator-granted')).map(({ detail }) => detail.entityId)).toContain(user.id);
  });

  it('lose it from the next request on, whatever token is alive', async () => {
    const user = await api.system.createAdministrator(api.token);
    const login = await api.system.logInAs(user.username, user.password);
    const theirs = login.body.accessToken;
    const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await api.system.call('GET', '/users', { token: theirs })).status).toBe(200);
    // Tokens bear the second of their login, so a token dies by what is lost in a later one.
    await api.advance(2);
    await patch(user.id, { administrator: false });
    expect(outcome(await api.system.call('GET', '/users', { token: theirs }))).toEqual([403, 'not-an-administrator']);
    expect((await api.system.call('POST', '/session/refresh', { headers: { cookie } })).status).toBe(401);
    // Given back, the old token stays dead.
    await patch(user.id, { administrator: true });
    expect((await api.system.call('GET', '/users', { token: theirs })).status).toBe(401);
  });

  it.each([1, 2, 3])('who demote each other at once leave one (race %i)', async () => {
    const second = await api.system.logIn(0, 1);
    const [one, other] = [(await me()).id, (await me(second)).id];
    const replies = await Promise.all([
      api.system.call('PATCH', `/users/${other}`, { token: api.token, body: { administrator: false } }),
      api.system.call('PATCH', `/users/${one}`, { token: second, body: { administrator: false } }),
    ]);
    const [first] = replies;
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    // The loser was too late, or was an administrator no longer.
    expect([403, 409]).toContain(replies.find(({ status }) => status !== 200)?.status);
    const winner = first.status === 200 ? api.token : second;
    expect((await api.system.call('GET', '/users?administrator=true', { token: winner })).body.items).toHaveLength(1);
  });

  it.each([
    ['demoted', (id: string) => patch(id, { administrator: false })],
    ['deactivated', (id: string) => patch(id, { deactivatesOn: '2026-01-01' })],
    ['given an end', (id: string) => patch(id, { expiresOn: '2099-01-01' })],
    ['deleted', (id: string) => api.call('DELETE', `/users/${id}`)],
  ])('keep their last one from being %s', async (_, change) => {
    const self = (await me()).id;
    const other = (await api.call('GET', '/users?administrator=true')).body.items.find(
      ({ id }: { id: string }) => id !== self,
    );
    await patch(other.id, { administrator: false });
    expect(outcome(await change(self))).toEqual([409, 'last-administrator']);
    expect((await me()).id).toBe(self);
  });
});

describe('the organisation', () => {
  it('is changed by its administrators, under its version', async () => {
    const before = (await api.call('GET', '/organization')).body;
    const body = {
      name: 'Bageriet Gruppen i Sverige AB',
      language: 'en',
      invoiceAddresses: [{ name: 'Bageriet', street: 'Storgatan 1', postalCode: '296 31', city: 'Åhus' }],
    };
    const changed = await api.call('PATCH', '/organization', { body, headers: { 'if-match': String(before.version) } });
    expect(changed.body).toMatchObject({ ...before, ...body, version: before.version + 1 });
    expect(
      outcome(
        await api.call('PATCH', '/organization', {
          body: { name: 'X' },
          headers: { 'if-match': String(before.version) },
        }),
      ),
    ).toEqual([412, 'stale-version']);
    const [address] = changed.body.invoiceAddresses;
    const user = await api.system.createUser(api.token, { invoiceAddressId: address.id });
    expect([user.invoiceAddressId, user.language]).toEqual([address.id, 'en']);
    // Left out, it is archived: who has it keeps it, nobody else gets it.
    const archived = (await api.call('PATCH', '/organization', { body: { invoiceAddresses: [] } })).body
      .invoiceAddresses;
    expect(archived).toEqual([{ ...address, archived: true }]);
    const { archived: _, ...given } = address;
    const doubled = await api.call('PATCH', '/organization', { body: { invoiceAddresses: [given, given] } });
    expect(doubled.body.errors).toMatchObject([{ field: 'invoiceAddresses[1].id', code: 'doubled' }]);
    expect((await patch(user.id, { city: 'Åhus', invoiceAddressId: address.id })).status).toBe(200);
    const refused = await api.call('POST', '/users', {
      body: { firstName: 'A', lastName: 'B', invoiceAddressId: address.id },
    });
    expect(refused.body.errors).toMatchObject([{ field: 'invoiceAddressId', code: 'unknown-reference' }]);
  });

  it.each([
    [{ organizationNumber: '556677-8899' }, 'organizationNumber', 'unknown-field'],
    [{ timeZone: 'Europe/Atlantis' }, 'timeZone', 'not-a-time-zone'],
    [
      { invoiceAddresses: [{ name: 'A', street: 'B', postalCode: '1234', city: 'C' }] },
      'invoiceAddresses[0].postalCode',
      'not-a-postal-code',
    ],
    [
      { invoiceAddresses: [{ id: 'inv_1', name: 'A', street: 'B', postalCode: '12345', city: 'C' }] },
      'invoiceAddresses[0].id',
      'unknown-reference',
    ],
  ])('is not changed by %j', async (body, field, code) => {
    expect((await api.call('PATCH', '/organization', { body })).body.errors).toMatchObject([{ field, code }]);
  });
});

describe('the activity log', () => {
  it('tells what one did, and what was done between two moments', async () => {
    const self = await me();
    const second = await api.system.logIn(0, 1);
    const other = await me(second);
    const mine = await api.system.createUser(api.token);
    const theirs = await api.system.createUser(second);
    const about = async (query: string) =>
      (await api.call('GET', `/activity?limit=100&${query}`)).body.items.map(
        ({ entityId }: { entityId: string }) => entityId,
      );
    expect(await about(`actorId=${other.id}`)).toContain(theirs.id);
    expect(await about(`actorId=${other.id}`)).not.toContain(mine.id);
    expect(await about(`actorId=${self.id}&entityId=${theirs.id}`)).toEqual([]);
    await api.advance(day);
    await api.logIn();
    const { now } = await api.system.control('GET', '/clock');
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.parse(now));
    const late = await api.system.createUser(api.token);
    expect(await about(`from=${today}`)).toEqual([late.id]);
    expect(await about(`to=${encodeURIComponent(now)}`)).not.toContain(late.id);
    expect(await about(`from=${today}&to=${today}`)).toEqual([late.id]);
    expect((await api.call('GET', '/activity?from=2027-02-29')).body.errors).toMatchObject([
      { field: 'from', code: 'not-a-date' },
    ]);
    // Spans in which nothing can lie.
    for (const span of [
      'from=2190-01-01',
      'to=1960-01-01',
      'from=2026-12-24&to=2026-12-01',
      `from=${encodeURIComponent(now)}&to=${encodeURIComponent(now)}`,
    ]) {
      expect(await about(span), span).toEqual([]);
    }
  });
});
