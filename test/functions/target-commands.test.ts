/** Commands about answering groups and menus at the edges of what they can do: the largest group, several mistakes at once, the log. */
import { beforeAll, describe, expect, it } from 'vitest';
import { getItem } from '../../adapters/table/client.ts';
import { keys } from '../../adapters/table/keys.ts';
import { listActivity } from '../../contract/activity.ts';
import {
  createAnsweringGroup,
  deleteAnsweringGroup,
  setAnsweringGroupOverride,
  updateAnsweringGroup,
} from '../../contract/answering-groups.ts';
import { createIvrMenu, updateIvrMenu } from '../../contract/ivr-menus.ts';
import type { Operation } from '../../contract/operation.ts';
import { deleteUser } from '../../contract/users.ts';
import { mostAgents } from '../../domain/answering-group.ts';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { wrong, type HouseReply } from '../build/house.ts';
import { colleague } from '../build/world.ts';

const api = openInProcessApi();

const command = (operation: Operation, body: object, path: Readonly<Record<string, string>> = {}) =>
  api.call(operation, { as: api.world.administrator, path, body });
const made = async (operation: Operation, body: object): Promise<HouseReply['body']> => {
  const reply = await command(operation, body);
  expect([reply.status, reply.body.errors]).toEqual([201, undefined]);
  return reply.body;
};
/** What the log says was changed last of something. */
const lastChanges = async (entityId: string): Promise<Readonly<Record<string, unknown>>> => {
  const { body } = await api.call(listActivity, { as: api.world.administrator, query: { entityId, limit: '1' } });
  return Object.fromEntries(
    body.items[0].changes.map(({ field, before, after }: Record<string, unknown>) => [field, [before, after]]),
  );
};

describe('a large group', () => {
  const agents: { userId: string; loggedIn: boolean }[] = [];
  beforeAll(async () => {
    for (let place = 0; place <= mostAgents; place += 1) {
      const { id } = await colleague(api.house, api.world, { secondaryNumber: null, firstName: `Nr ${place}` });
      agents.push({ userId: id, loggedIn: true });
    }
  });
  const group = (id: string) => ({ answeringGroupId: id });

  it('has thirty agents exchanged for others, its name and its number, at once', async () => {
    const { id } = await made(createAnsweringGroup, {
      name: 'Alla',
      number: '08-465 004 40',
      agents: agents.slice(0, 30),
    });
    const body = { name: 'De andra', number: '08-465 004 41', agents: agents.slice(30, 60) };
    const reply = await command(updateAnsweringGroup, body, group(id));
    expect([reply.status, reply.body.agents?.length]).toEqual([200, 30]);
  });

  it('is made with 45 at once, grows to 80, is not exchanged as a whole, and is deleted at once', async () => {
    const { id } = await made(createAnsweringGroup, { name: 'Växeln', agents: agents.slice(0, 45) });
    const grown = await command(updateAnsweringGroup, { agents: agents.slice(0, mostAgents) }, group(id));
    expect([grown.status, grown.body.agents?.length]).toEqual([200, 80]);
    const more = await command(updateAnsweringGroup, { agents }, group(id));
    expect(wrong(more)).toEqual([400, 'agents: too-many']);
    const { id: other } = await made(createAnsweringGroup, { name: 'Jouren' });
    const all = await command(updateAnsweringGroup, { agents: agents.slice(0, mostAgents) }, group(other));
    expect(wrong(all)).toEqual([400, 'agents: too-many-at-once']);
    expect((await api.call(deleteAnsweringGroup, { as: api.world.administrator, path: group(id) })).status).toBe(204);
  });
});

describe('all that is wrong is told at once', () => {
  const nobody = (place: number) => `usr_${String(place).padStart(26, '0')}`;
  const message = `msg_${'0'.repeat(26)}`;

  it('with a group: each agent who is not there, and the message', async () => {
    const agents = [1, 2, 3].map((place) => ({ userId: nobody(place), loggedIn: false }));
    const unknown = agents.map((_, place) => `agents[${place}].userId: unknown-reference`);
    expect(wrong(await command(createAnsweringGroup, { name: 'A', agents }))).toEqual([400, ...unknown]);
    const more = { name: 'A', agents, closedMessageId: message };
    const all = [400, 'closedMessageId: unknown-reference', ...unknown];
    expect(wrong(await command(createAnsweringGroup, more))).toEqual(all);
    const { id } = await made(createAnsweringGroup, { name: 'B' });
    expect(wrong(await command(updateAnsweringGroup, more, { answeringGroupId: id }))).toEqual(all);
  });

  it('with a menu: messages, circles, and what is not there', async () => {
    const menu = await made(createIvrMenu, { name: 'Meny' });
    const other = await made(createIvrMenu, { name: 'Annan', keys: { '1': { kind: 'ivr-menu', id: menu.id } } });
    const body = {
      greetingMessageId: message,
      keys: {
        '1': { kind: 'ivr-menu', id: menu.id },
        '2': { kind: 'ivr-menu', id: other.id },
        '3': { kind: 'ivr-menu', id: `mnu_${'0'.repeat(26)}` },
        '4': { kind: 'user', id: nobody(1) },
        '5': { kind: 'answering-group', id: `grp_${'0'.repeat(26)}` },
        '6': { kind: 'user', id: api.world.administratorId },
      },
    };
    expect(wrong(await command(updateIvrMenu, body, { ivrMenuId: menu.id }))).toEqual([
      400,
      'keys.1.id: points-to-itself',
      'keys.2.id: points-in-a-circle',
      'keys.3.id: unknown-reference',
      'greetingMessageId: unknown-reference',
      'keys.4.id: unknown-reference',
      'keys.5.id: unknown-reference',
    ]);
  });
});

describe('a circle by numbers', () => {
  const toNumber = (number: string) => ({ '1': { kind: 'number', number } });
  const circle = [400, 'keys.1.number: points-in-a-circle'];

  it('is told, whoever closes it: with a key, with a number, or as a new menu', async () => {
    const one = await made(createIvrMenu, { name: 'Ett', number: '08-465 004 61' });
    const own = { keys: toNumber('08-465 004 61') };
    expect(wrong(await command(updateIvrMenu, own, { ivrMenuId: one.id }))).toEqual([
      400,
      'keys.1.number: points-to-itself',
    ]);
    const two = await made(createIvrMenu, { name: 'Två', number: '08-465 004 62', keys: toNumber('08-465 004 61') });
    const back = await command(updateIvrMenu, { keys: toNumber('08-465 004 62') }, { ivrMenuId: one.id });
    expect(wrong(back)).toEqual(circle);
    expect(back.body.errors[0].message).toBe('Det skulle leda tillbaka hit: Ett → Två → Ett.');

    await command(updateIvrMenu, { keys: toNumber('08-465 004 63') }, { ivrMenuId: one.id });
    const third = { name: 'Tre', number: '08-465 004 63', keys: toNumber('08-465 004 62') };
    expect(wrong(await command(createIvrMenu, third))).toEqual(circle);
    const { id } = await made(createIvrMenu, { ...third, number: null });
    expect(wrong(await command(updateIvrMenu, { number: '08-465 004 63' }, { ivrMenuId: id }))).toEqual(circle);
    expect((await command(updateIvrMenu, { number: '08-465 004 64' }, { ivrMenuId: two.id })).status).toBe(200);
    expect((await command(updateIvrMenu, { number: '08-465 004 63' }, { ivrMenuId: id })).status).toBe(200);
  });

  it('is not closed by a number that another menu takes meanwhile', async () => {
    const one = await made(createIvrMenu, { name: 'Fyra' });
    const other = await made(createIvrMenu, { name: 'Fem', keys: { '1': { kind: 'ivr-menu', id: one.id } } });
    // Authority; then the menu and whose the number is, at once; then the write.
    let taken = 0;
    api.house.wire.hold(3, async () => {
      taken = (await command(updateIvrMenu, { number: '08-465 004 65' }, { ivrMenuId: other.id })).status;
    });
    const reply = await command(updateIvrMenu, { keys: toNumber('08-465 004 65') }, { ivrMenuId: one.id });
    expect(taken).toBe(200);
    expect(wrong(reply)).toEqual(circle);
  });

  it('is none where a menu leads to the number that it gives up', async () => {
    const menu = await made(createIvrMenu, { name: 'Sex', number: '08-465 004 66' });
    const body = { number: null, keys: toNumber('08-465 004 66') };
    expect((await command(updateIvrMenu, body, { ivrMenuId: menu.id })).status).toBe(200);
  });
});

describe('whoever was in a group', () => {
  it('leaves no note of it behind when removed', async () => {
    const { id } = await colleague(api.house, api.world, { secondaryNumber: '070-174 06 44' });
    const group = await made(createAnsweringGroup, { name: 'Kort', agents: [{ userId: id, loggedIn: true }] });
    await command(updateAnsweringGroup, { agents: [] }, { answeringGroupId: group.id });
    expect((await api.call(deleteUser, { as: api.world.administrator, path: { userId: id } })).status).toBe(204);
    const references = keys.references(api.world.organizationId as OrganizationId, id as UserId);
    expect(await getItem(api.house.table, references)).toBeNull();
  });

  it('can be removed when the last group let go of it just after it was refused', async () => {
    const { id } = await colleague(api.house, api.world, { secondaryNumber: '070-174 06 45' });
    const group = await made(createAnsweringGroup, { name: 'Sista', agents: [{ userId: id, loggedIn: true }] });
    // Authority, user, refused transaction; then it is asked who points.
    let letGo = 0;
    api.house.wire.hold(3, async () => {
      letGo = (await command(updateAnsweringGroup, { agents: [] }, { answeringGroupId: group.id })).status;
    });
    const reply = await api.call(deleteUser, { as: api.world.administrator, path: { userId: id } });
    expect([letGo, reply.status]).toEqual([200, 204]);
  });
});

describe('the log', () => {
  it('names the groups and menus that keys lead to, and people by their ids; and only the keys that changed', async () => {
    const [group, other] = [
      await made(createAnsweringGroup, { name: 'Kundtjänst' }),
      await made(createIvrMenu, { name: 'Order' }),
    ];
    const to = {
      '1': { kind: 'answering-group', id: group.id },
      '2': { kind: 'user', id: api.world.administratorId },
      '3': { kind: 'number', number: '08-465 004 46' },
    };
    const menu = await made(createIvrMenu, { name: 'Huvudnumret', keys: to });
    expect(await lastChanges(menu.id)).toEqual({
      name: [null, 'Huvudnumret'],
      keys: [null, ['1 Kundtjänst', `2 ${api.world.administratorId}`, '3 +46846500446']],
      openingHours: [null, 'always'],
    });
    const keysNow = { ...to, '1': { kind: 'ivr-menu', id: other.id }, '9': { kind: 'answering-group', id: group.id } };
    await command(updateIvrMenu, { keys: keysNow }, { ivrMenuId: menu.id });
    expect(await lastChanges(menu.id)).toEqual({ keys: [['1 Kundtjänst'], ['1 Order', '9 Kundtjänst']] });
  });

  it('says from always open to which hours, and how it is for now', async () => {
    const { id } = await made(createAnsweringGroup, { name: 'Timmar' });
    const path = { answeringGroupId: id };
    await command(updateAnsweringGroup, { openingHours: { mon: [{ from: '08:00', to: '17:00' }] } }, path);
    expect(await lastChanges(id)).toEqual({ openingHours: ['always', ['mon 08:00–17:00']] });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await command(setAnsweringGroupOverride, { state: 'closed', until }, path);
    expect(await lastChanges(id)).toEqual({ override: [null, 'closed'], overrideUntil: [null, until] });
  });
});
