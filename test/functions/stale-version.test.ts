/** Whoever read something yesterday writes over nothing that changed since: every operation of the contract that honours `If-Match`. */
import { describe, expect, it, vi } from 'vitest';
import * as groups from '../../contract/answering-groups.ts';
import * as menus from '../../contract/ivr-menus.ts';
import type { Operation } from '../../contract/operation.ts';
import { operations } from '../../contract/operations.ts';
import * as organization from '../../contract/organization.ts';
import * as events from '../../contract/schedule-events.ts';
import * as subscriptions from '../../contract/subscriptions.ts';
import * as users from '../../contract/users.ts';
import * as messages from '../../contract/voice-messages.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import type { HouseReply, HouseRequest } from '../build/house.ts';
import { storeSubscription } from '../build/stored-subscription.ts';
import { colleague } from '../build/world.ts';

const api = openInProcessApi({ isFresh: true, now: Date.parse('2026-11-23T12:00:00Z') });

const call = (operation: Operation, request: Omit<HouseRequest, 'as'> = {}): Promise<HouseReply> =>
  api.call(operation, { as: api.world.administrator, ...request });
const done = async (operation: Operation, request: Omit<HouseRequest, 'as'> = {}): Promise<HouseReply['body']> => {
  const { status, body } = await call(operation, request);
  if (status >= 300) throw new Error(`${operation.id} answered ${status} ${JSON.stringify(body)}`);
  return body;
};

type Path = Readonly<Record<string, string>>;

/** Something with a version: how it is made, read and changed. */
interface Thing {
  readonly read: Operation;
  readonly make: () => Promise<Path>;
  readonly change: Operation;
  /** Where a read says the version; `version` when left out. */
  readonly versionField?: string;
  /** Of two people who change it. */
  readonly bodies: readonly [object, object];
}

const user: Thing = {
  read: users.getUser,
  make: async () => ({ userId: (await colleague(api.house, api.world)).id }),
  change: users.updateUser,
  bodies: [{ city: 'Åhus' }, { city: 'Ystad' }],
};
const named = [{ name: 'Order' }, { name: 'Lager' }] as const;
const group: Thing = {
  read: groups.getAnsweringGroup,
  make: async () => ({ answeringGroupId: (await done(groups.createAnsweringGroup, { body: { name: 'Kassa' } })).id }),
  change: groups.updateAnsweringGroup,
  bodies: named,
};
const menu: Thing = {
  read: menus.getIvrMenu,
  make: async () => ({ ivrMenuId: (await done(menus.createIvrMenu, { body: { name: 'Växel' } })).id }),
  change: menus.updateIvrMenu,
  bodies: named,
};
const christmas = {
  title: 'Jul',
  targets: 'all-answering-groups',
  start: '2026-12-24T00:00',
  end: '2026-12-25T00:00',
  recurrence: 'yearly',
};
const event: Thing = {
  read: events.getScheduleEvent,
  make: async () => ({ scheduleEventId: (await done(events.createScheduleEvent, { body: christmas })).id }),
  change: events.updateScheduleEvent,
  bodies: [{ title: 'Julen' }, { title: 'Juldagar' }],
};
const message: Thing = {
  read: messages.getVoiceMessage,
  make: async () => {
    const body = { name: 'Jul', contentType: 'audio/wav', size: 16_044 };
    return { voiceMessageId: (await done(messages.createVoiceMessage, { body })).id };
  },
  change: messages.updateVoiceMessage,
  bodies: named,
};
const subscription: Thing = {
  read: subscriptions.getSubscription,
  make: async () => {
    const { id } = await colleague(api.house, api.world);
    const stored = { user: id, products: ['mobile-pbx', 'data-1'] };
    return { subscriptionId: await storeSubscription(api.house.table, api.world.organizationId, stored) };
  },
  change: subscriptions.updateSubscription,
  bodies: [
    { products: ['mobile-pbx', 'data-10'], from: '2027-06-01' },
    { products: ['mobile-pbx', 'data-50'], from: '2027-06-01' },
  ],
};
const firm: Thing = {
  read: organization.getOrganization,
  make: async () => ({}),
  change: organization.updateOrganization,
  bodies: named,
};

const date = '2026-12-24';
/** The override of a group or menu: it has a version of its own, and a change of it is another override. */
const overrideOf = (target: Thing, change: Operation): Thing => ({
  ...target,
  versionField: 'overrideVersion',
  change,
  bodies: [
    { state: 'closed', until: '2026-12-01T08:00:00Z' },
    { state: 'open', until: '2026-12-01T09:00:00Z' },
  ],
});
const groupOverride = overrideOf(group, groups.setAnsweringGroupOverride);
const menuOverride = overrideOf(menu, menus.setIvrMenuOverride);

/** What each operation is about, and what it takes. */
const cases: Readonly<Record<string, { thing: Thing; request?: { body?: object; path?: Path }; before?: Operation }>> =
  {
    updateOrganization: { thing: firm, request: { body: firm.bodies[1] } },
    updateUser: { thing: user, request: { body: user.bodies[1] } },
    deleteUser: { thing: user },
    updateAnsweringGroup: { thing: group, request: { body: group.bodies[1] } },
    deleteAnsweringGroup: { thing: group },
    setAnsweringGroupOverride: { thing: groupOverride, request: { body: groupOverride.bodies[1] } },
    removeAnsweringGroupOverride: { thing: groupOverride },
    setIvrMenuOverride: { thing: menuOverride, request: { body: menuOverride.bodies[1] } },
    removeIvrMenuOverride: { thing: menuOverride },
    updateIvrMenu: { thing: menu, request: { body: menu.bodies[1] } },
    deleteIvrMenu: { thing: menu },
    updateSubscription: { thing: subscription, request: { body: subscription.bodies[1] } },
    updateScheduleEvent: { thing: event, request: { body: event.bodies[1] } },
    deleteScheduleEvent: { thing: event },
    updateVoiceMessage: { thing: message, request: { body: message.bodies[1] } },
    deleteVoiceMessage: { thing: message },
    putScheduleException: { thing: event, request: { body: { skip: true }, path: { date } } },
    deleteScheduleException: { thing: event, request: { path: { date } }, before: events.putScheduleException },
  };
const versioned = (operations as readonly Operation[]).filter((operation) => operation.versioned);

it('is about every versioned operation of the contract', () => {
  expect(Object.keys(cases).toSorted()).toEqual(versioned.map(({ id }) => id).toSorted());
});

describe.each(versioned.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
  it('refuses the version of yesterday and changes nothing, and takes that of now', async () => {
    const { thing, request: { body, path: more } = {}, before } = cases[id] ?? { thing: user };
    const path = await thing.make();
    const request = { path: { ...path, ...more }, body };
    if (before) await done(before, { ...request, body: { skip: true } });
    const read = async (): Promise<HouseReply['body']> => done(thing.read, { path });
    const versionOf = (reply: HouseReply['body']): number => reply[thing.versionField ?? 'version'];
    const yesterdays = versionOf(await read());

    vi.setSystemTime(Date.now() + 86_400_000);
    await done(thing.change, { path, body: thing.bodies[0] });
    const now = await read();
    for (const stale of [`"${yesterdays}"`, `W/"${yesterdays}"`, String(yesterdays)]) {
      const refused = await call(operation, { ...request, headers: { 'if-match': stale } });
      expect([refused.status, refused.body?.code], stale).toEqual([412, 'stale-version']);
    }
    expect(await read()).toEqual(now);

    const taken = await call(operation, { ...request, headers: { 'if-match': `"${versionOf(now)}"` } });
    expect(taken.status).toBe(operation.success);
  });
});
