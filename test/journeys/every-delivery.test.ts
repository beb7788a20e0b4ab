/**
 * What services deliver comes twice, or is lost, under every operation at once: nothing happens twice, and only that is gone which nobody
 * can know of. What each operation makes of calls that fail is proven in `test/proofs/every-call-fails.test.ts`.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { deliveryFaults } from '../../local/faults.ts';
import { System, type Reply } from './system.ts';
import { createMessage } from './uploads.ts';

let system: System;
beforeAll(async () => {
  system = await System.atSeed();
});

const pathOf = ({ id }: { readonly id: string }): string => `/voice-messages/${id}`;
const sound = (name: string) => ({ name, contentType: 'audio/wav', size: 16_044 });
const letter = { kind: 'power-of-attorney', fileName: 'Fullmakt.pdf', contentType: 'application/pdf', size: 1000 };

/** How many calls of a service are concerned while all operations run. */
const failing = 6;
let stories = 0;

interface Asked {
  readonly name: string;
  /** What it answers when all is well; and, when an earlier try was done but could not say so, what else. */
  readonly success: readonly number[];
  readonly send: () => Promise<Reply>;
}

interface Story {
  readonly asked: readonly Asked[];
  /** Holds what must be true in the end; answers who was created, and how many texts went out. */
  readonly check: () => Promise<{ readonly created: string; readonly texts: number }>;
  /** Does again what a lost delivery took, as a person would, and holds that this time it arrives. */
  readonly repair: () => Promise<void>;
}

const everyChristmas = {
  targets: 'all-ivr-menus',
  start: '2031-12-24T00:00',
  end: '2031-12-27T08:00',
  recurrence: 'yearly',
};
const titlesOf = (events: readonly { title: string }[]): readonly string[] => events.map(({ title }) => title);

/** People to do things to, and every operation, each with a person of its own. */
async function prepare(): Promise<Story> {
  const { domain, administrators } = system.organization();
  const credentials = { organization: domain, ...administrators[0] };
  const logIn = () => system.call('POST', '/session', { body: credentials });
  const login = await logIn();
  const token: string = login.body.accessToken;
  const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const machine = await system.machineToken('operator-console');
  const [read, changed, deleted, restored, reset, texted, linked] = await Promise.all(
    Array.from({ length: 7 }, () => system.createUser(token)),
  );
  const group = await system.call('POST', '/answering-groups', { token, body: { name: 'Gruppen' } });
  const answeringGroup = `/answering-groups/${group.body.id}`;
  const menu = await system.call('POST', '/ivr-menus', { token, body: { name: 'Menyn' } });
  const until = new Date(Date.parse((await system.control('GET', '/clock')).now) + 3_600_000).toISOString();
  await system.call('DELETE', `/users/${restored.id}`, { token });
  const plan = async (title: string): Promise<{ id: string }> =>
    (await system.call('POST', '/schedule-events', { token, body: { ...everyChristmas, title } })).body;
  const [moved, skipped, cancelled] = await Promise.all(['Flyttas', 'Hoppas över', 'Ställs in'].map(plan));
  const [renamed, unwanted] = await Promise.all([
    createMessage(system, { token, name: 'Döps om' }),
    createMessage(system, { token, name: 'Tas bort' }),
  ]);
  await system.call('POST', `/users/${linked.id}/config-sms`, { token });
  const link = await system.latestText(linked.secondaryNumber);
  stories += 1;
  const lastName = `Felin${stories}`;
  const keyOf = (path: string): string => `story-${stories}-${path.split('/').at(-1)}`;
  const asAdministrator = (method: string, path: string, body?: unknown) => () =>
    system.call(method, path, {
      token,
      body,
      ...(method === 'POST' && { headers: { 'idempotency-key': keyOf(path) } }),
    });
  const get = (path: string): Asked => ({ name: `GET ${path}`, success: [200], send: asAdministrator('GET', path) });
  const asked: Asked[] = [
    ...[
      '/me',
      '/organization',
      '/users',
      '/users?q=an',
      `/users/${read.id}`,
      '/activity',
      '/answering-groups',
      `${answeringGroup}/state`,
      `/users/${read.id}/config-sms`,
    ].map(get),
    { name: 'createSession', success: [200], send: logIn },
    {
      name: 'refreshSession',
      success: [200],
      send: () => system.call('POST', '/session/refresh', { headers: { cookie } }),
    },
    { name: 'createUser', success: [201], send: asAdministrator('POST', '/users', { firstName: 'Fia', lastName }) },
    { name: 'updateUser', success: [200], send: asAdministrator('PATCH', `/users/${changed.id}`, { city: 'Åhus' }) },
    { name: 'deleteUser', success: [204, 404], send: asAdministrator('DELETE', `/users/${deleted.id}`) },
    { name: 'restoreUser', success: [200], send: asAdministrator('POST', `/users/${restored.id}/restore`) },
    { name: 'resetPassword', success: [200], send: asAdministrator('POST', `/users/${reset.id}/password`) },
    { name: 'sendConfigSms', success: [202], send: asAdministrator('POST', `/users/${texted.id}/config-sms`) },
    {
      name: 'createAnsweringGroup',
      success: [201],
      send: asAdministrator('POST', '/answering-groups', {
        name: lastName,
        agents: [{ userId: read.id, loggedIn: true }],
      }),
    },
    {
      name: 'setAnsweringGroupOverride',
      success: [200],
      send: asAdministrator('PUT', `${answeringGroup}/override`, { state: 'closed', until }),
    },
    {
      name: 'updateIvrMenu',
      success: [200],
      send: asAdministrator('PATCH', `/ivr-menus/${menu.body.id}`, {
        keys: { '1': { kind: 'answering-group', id: group.body.id } },
      }),
    },
    { name: 'createVoiceMessage', success: [201], send: asAdministrator('POST', '/voice-messages', sound(lastName)) },
    { name: 'createDocument', success: [201], send: asAdministrator('POST', '/documents', letter) },
    { name: 'updateVoiceMessage', success: [200], send: asAdministrator('PATCH', pathOf(renamed), { name: 'Omdöpt' }) },
    { name: 'deleteVoiceMessage', success: [204, 404], send: asAdministrator('DELETE', pathOf(unwanted)) },
    get(`/voice-messages/${renamed.id}`),
    get('/voice-messages'),
    { name: 'updateOrganization', success: [200], send: asAdministrator('PATCH', '/organization', { language: 'en' }) },
    get(`/schedule-events/${moved?.id}`),
    get('/schedule-events?from=2031-12-24'),
    {
      name: 'previewScheduleEvent',
      success: [200],
      send: asAdministrator('POST', '/schedule-events/preview', everyChristmas),
    },
    {
      name: 'createScheduleEvent',
      success: [201],
      send: asAdministrator('POST', '/schedule-events', { ...everyChristmas, title: lastName }),
    },
    {
      name: 'createHolidayEvents',
      success: [201],
      send: asAdministrator('POST', '/schedule-events/holidays', {
        year: 2031 + stories,
        codes: ['christmas-eve', 'boxing-day'],
        targets: 'all-ivr-menus',
      }),
    },
    {
      name: 'updateScheduleEvent',
      success: [200],
      send: asAdministrator('PATCH', `/schedule-events/${moved?.id}`, { end: '2031-12-28T08:00' }),
    },
    {
      name: 'putScheduleException',
      success: [200],
      send: asAdministrator('PUT', `/schedule-events/${skipped?.id}/exceptions/2031-12-24`, { skip: true }),
    },
    {
      name: 'deleteScheduleEvent',
      success: [204, 404],
      send: asAdministrator('DELETE', `/schedule-events/${cancelled?.id}`),
    },
    {
      name: 'exchangeConfiguration',
      success: [200, 410],
      send: () =>
        system.call('POST', '/configuration/exchange', { body: { token: link?.token, challenge: 'c'.repeat(43) } }),
    },
    {
      name: 'putOrganization',
      success: [201, 200],
      send: () =>
        system.call('PUT', `/organizations/fel${stories}.example`, {
          token: machine,
          body: {
            name: 'Felet',
            organizationNumber: '556677-8899',
            firstAdministrator: {
              firstName: 'Fredrik',
              lastName: 'Fel',
              email: 'f@fel.example',
              mobile: '070-174 06 66',
            },
          },
        }),
    },
  ];
  const check = async () => {
    const { items } = (await system.call('GET', `/users?q=${lastName}`, { token })).body;
    expect(items).toHaveLength(1);
    expect((await system.call('GET', `/users/${changed.id}`, { token })).body.city).toBe('Åhus');
    expect((await system.call('GET', `/users/${deleted.id}`, { token })).status).toBe(404);
    expect((await system.call('GET', `/users/${restored.id}`, { token })).body.status).toBe('active');
    const groups = (await system.call('GET', `/answering-groups?q=${lastName}`, { token })).body.items;
    expect(groups).toHaveLength(1);
    const { items: events } = (await system.call('GET', '/schedule-events?limit=100', { token })).body;
    const planned = (events as { id: string; title: string }[]).filter(({ title }) => title === lastName);
    expect(planned).toHaveLength(1);
    expect(titlesOf(events).filter((title) => title.endsWith(` ${2031 + stories}`))).toHaveLength(2);
    expect((await system.call('GET', `/schedule-events/${moved?.id}`, { token })).body.end).toBe('2031-12-28T08:00');
    const { items: messages } = (await system.call('GET', '/voice-messages?limit=100', { token })).body;
    const recordings = (messages as { id: string; name: string }[]).filter(({ name }) => name === lastName);
    expect(recordings).toHaveLength(1);
    for (const [id, action] of [
      [recordings[0]?.id, 'voice-message-created'],
      [renamed.id, 'voice-message-changed'],
      [unwanted.id, 'voice-message-deleted'],
      [planned[0]?.id, 'schedule-event-created'],
      [moved?.id, 'schedule-event-changed'],
      [skipped?.id, 'schedule-event-changed'],
      [cancelled?.id, 'schedule-event-deleted'],
      [items[0].id, 'user-created'],
      [groups[0].id, 'answering-group-created'],
      [group.body.id, 'override-set'],
      [menu.body.id, 'ivr-menu-changed'],
      [changed.id, 'user-changed'],
      [deleted.id, 'user-deleted'],
      [restored.id, 'user-restored'],
      [reset.id, 'password-reset'],
    ]) {
      const journal = (await system.call('GET', `/activity?entityId=${id}`, { token })).body.items as {
        action: string;
      }[];
      expect(
        journal.filter((entry) => entry.action === action),
        action,
      ).toHaveLength(1);
    }
    return { created: items[0].id as string, texts: await system.textsTo(texted.secondaryNumber) };
  };
  const repair = async () => {
    const path = `/users/${texted.id}/config-sms`;
    const texts = await system.textsTo(texted.secondaryNumber);
    const statuses = async () => (await system.call('GET', path, { token })).body.items.map(statusOf);
    // The carrier took the first: that is all that anybody can know of it, and what the administrator is told.
    expect(await statuses()).toEqual(['sent']);
    expect((await system.call('POST', path, { token })).body.status).toBe('sent');
    expect(await statuses()).toEqual(['sent', 'replaced']);
    expect(await system.textsTo(texted.secondaryNumber)).toBe(texts + 1);
    const body = { token: (await system.latestText(texted.secondaryNumber))?.token, challenge: 'c'.repeat(43) };
    expect((await system.call('POST', '/configuration/exchange', { body })).status).toBe(200);
    // What was lost on its way to the bus holds nothing up that comes after it.
    const { id } = await system.createUser(token);
    expect(await told(id)).toBe(1);
  };
  return { asked, check, repair };
}

const statusOf = ({ status }: { readonly status: string }): string => status;

/** How often the bus has told of a user's creation. */
const told = async (id: string): Promise<number> =>
  (await system.events('user-created')).filter(({ detail }) => detail.entityId === id).length;

const faults = (['dynamodb', 'sns', 'events'] as const).flatMap((service) =>
  deliveryFaults.map((kind) => [service, kind] as const),
);

describe.each(faults)('when %s shows %s', (service, kind) => {
  it('every operation succeeds, or fails cleanly and succeeds when it comes again', async () => {
    const { asked, check, repair } = await prepare();
    await system.control('POST', '/faults', { service, kind, times: failing });
    const first = await Promise.all(asked.map(({ send }) => send()));
    for (const [place, reply] of first.entries()) {
      const { name, success = [] } = asked[place] ?? {};
      if (success.includes(reply.status)) continue;
      expect([name, reply.status, reply.body.code]).toEqual([name, 503, 'temporarily-unavailable']);
      expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    await system.control('DELETE', '/faults');
    // A request that died without letting go holds its key for half a minute; what failed behind the API comes again by itself.
    await system.control('POST', '/clock', { advanceSeconds: 300 });
    const second = await Promise.all(
      asked.map(async ({ send }, place) => (first[place]?.status === 503 ? send() : first[place])),
    );
    for (const [place, { name, success }] of asked.entries()) expect(success, name).toContain(second[place]?.status);
    const { created, texts } = await check();
    // A carrier that delivers twice is not ours to mend.
    expect(texts).toBeLessThanOrEqual(kind === 'duplicate' ? 2 : 1);
    if (kind !== 'drop') expect(await told(created)).toBeGreaterThanOrEqual(1);
    else {
      // What a carrier, the bus or the stream's reader took and lost is nobody's here to notice; only what it was for can be done again.
      expect(texts).toBe(service === 'sns' ? 0 : 1);
      await repair();
    }
  });
});
