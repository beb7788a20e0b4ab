/** What the operations of answering groups and IVR menus may cost: the steps of `capacity.ts`, and what has to be there for them. */
import { linkItem } from '../../adapters/table/schedule-links.ts';
import { toItem } from '../build/stored-item.ts';
import {
  createAnsweringGroup,
  deleteAnsweringGroup,
  getAnsweringGroup,
  getAnsweringGroupState,
  getAnsweringGroupTimeline,
  listAnsweringGroups,
  removeAnsweringGroupOverride,
  setAnsweringGroupOverride,
  updateAnsweringGroup,
} from '../../contract/answering-groups.ts';
import { createIvrMenu, deleteIvrMenu, listIvrMenus, updateIvrMenu } from '../../contract/ivr-menus.ts';
import { updateOrganization } from '../../contract/organization.ts';
import { idFrom, type AnsweringGroupId, type OrganizationId } from '../../domain/ids.ts';
import type { ScheduledEvent } from '../../domain/schedule.ts';
import { callEngine } from '../../local/dynamodb/call.ts';
import type { House } from '../build/house.ts';
import { aScheduledEvent, eventId } from '../build/schedule-event.ts';
import { colleague, type World } from '../build/world.ts';
import { readCost, writeCost, type Allowance, type Step } from './allowance.ts';

const office = { from: '08:00', to: '17:00' };
const openingHours = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((weekday) => [weekday, [office]]));

/**
 * More than a page of groups with eight agents and of menus with six keys, all with office hours. The first group has twenty live events, the
 * second three hundred, each a thousand that are over.
 */
async function prepare(house: House, world: World, endpoint: string) {
  const create = async (operation: typeof createAnsweringGroup | typeof createIvrMenu, body: object) =>
    (await house.call(operation, { as: world.administrator, body })).body.id as string;
  const people = await Promise.all(
    Array.from({ length: 8 }, async (_, place) => {
      const { id } = await colleague(house, world, { secondaryNumber: `070-174 06 ${20 + place}` });
      return id as string;
    }),
  );
  const agents = people.map((id, place) => ({ userId: id, loggedIn: place < 5 }));
  const groups: string[] = [];
  for (let place = 0; place < 26; place += 1) {
    groups.push(await create(createAnsweringGroup, { name: `Kundtjänst ${place}`, agents, openingHours }));
  }
  const menus: string[] = [];
  for (let place = 0; place < 26; place += 1) {
    const keys = Object.fromEntries(people.slice(0, 6).map((id, key) => [String(key), { kind: 'user', id }]));
    menus.push(await create(createIvrMenu, { name: `Meny ${place}`, keys, openingHours }));
  }
  const organization = world.organizationId as OrganizationId;
  await putLinks(endpoint, house.table.name, organization, groups[0] as AnsweringGroupId, { live: 20, over: 1000 });
  await putLinks(endpoint, house.table.name, organization, groups[1] as AnsweringGroupId, { live: 300, over: 1000 });
  return { people, groups, menus };
}

/** Half of the live events repeat, half of them have a message of their own. */
const live = (place: number): ScheduledEvent =>
  aScheduledEvent({
    id: eventId(place),
    ...(place % 2 === 0 && { recurrence: 'yearly' }),
    ...(place % 4 < 2 && { messageId: idFrom('msg', String(place).padStart(26, '0')) }),
  });
const over = (place: number): ScheduledEvent =>
  aScheduledEvent({
    id: eventId(10_000 + place),
    start: '2026-01-01T00:00' as ScheduledEvent['start'],
    end: '2026-01-02T00:00' as ScheduledEvent['end'],
  });

async function putLinks(
  endpoint: string,
  tableName: string,
  organization: OrganizationId,
  group: AnsweringGroupId,
  counts: { readonly live: number; readonly over: number },
): Promise<void> {
  const events = [
    ...Array.from({ length: counts.live }, (_, place) => live(place)),
    ...Array.from({ length: counts.over }, (_, place) => over(place)),
  ];
  for (let from = 0; from < events.length; from += 25) {
    const requests = events
      .slice(from, from + 25)
      .map((event) => ({ PutRequest: { Item: toItem(linkItem(organization, group, { event, version: 1 })) } }));
    await callEngine(endpoint, 'BatchWriteItem', { RequestItems: { [tableName]: requests } });
  }
}

/** What is deleted is looked at only after the roster of its kind was read: ADR 0020. */
const afterRoster = ({ reads, writes, trips }: Allowance): Allowance => ({ reads, writes, trips: trips + 1 });

/** The journal tells what keys lead to by name, read once it is known which keys differ. */
const namesRead = ({ reads, writes, trips }: Allowance): Allowance => ({ reads, writes, trips: trips + 1 });

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** The steps, once what they need is there. */
export async function targetSteps(house: House, world: World, endpoint: string): Promise<readonly Step[]> {
  const { people, groups, menus } = await prepare(house, world, endpoint);
  const [few, many] = groups.map((id) => ({ path: { answeringGroupId: id } }));
  const [menu] = menus.map((id) => ({ path: { ivrMenuId: id } }));
  const span = { from: inMinutes(0), to: inMinutes(35 * 24 * 60) };
  const three = people.slice(0, 3).map((id) => ({ userId: id, loggedIn: true }));
  return [
    { name: 'getAnsweringGroup', operation: getAnsweringGroup, request: few, allowed: readCost(1) },
    { name: 'listAnsweringGroups, 25', operation: listAnsweringGroups, allowed: readCost(2) },
    {
      name: 'listAnsweringGroups, search',
      operation: listAnsweringGroups,
      request: { query: { q: 'kund' } },
      allowed: readCost(2),
    },
    { name: 'listIvrMenus, 25', operation: listIvrMenus, allowed: readCost(2) },
    { name: 'state, 20 live events', operation: getAnsweringGroupState, request: few, allowed: readCost(1) },
    { name: 'state, 300 live events', operation: getAnsweringGroupState, request: many, allowed: readCost(8) },
    {
      name: 'timeline of 35 days, 20 live events',
      operation: getAnsweringGroupTimeline,
      request: { ...few, query: span },
      allowed: readCost(1),
    },
    {
      name: 'createAnsweringGroup, with a number and three agents',
      operation: createAnsweringGroup,
      request: { body: { name: 'Ny grupp', number: '08-465 004 80', agents: three, openingHours } },
      allowed: writeCost(1, 28),
    },
    {
      name: 'updateAnsweringGroup, one field',
      operation: updateAnsweringGroup,
      request: { ...few, body: { strategy: 'in-order' } },
      allowed: writeCost(1, 8),
    },
    {
      name: 'updateAnsweringGroup, its name',
      operation: updateAnsweringGroup,
      request: { ...few, body: { name: 'Order' } },
      allowed: writeCost(1, 10),
    },
    {
      name: 'override, 20 live events',
      operation: setAnsweringGroupOverride,
      request: { ...few, body: { state: 'open', until: inMinutes(60) } },
      allowed: writeCost(2, 8),
    },
    { name: 'override removed', operation: removeAnsweringGroupOverride, request: few, allowed: writeCost(2, 8) },
    {
      name: 'createIvrMenu, to two groups',
      operation: createIvrMenu,
      request: {
        body: {
          name: 'Ny meny',
          keys: Object.fromEntries(groups.slice(0, 2).map((id, key) => [key, { kind: 'answering-group', id }])),
        },
      },
      allowed: writeCost(2, 16),
    },
    {
      name: 'updateIvrMenu, to another menu',
      operation: updateIvrMenu,
      request: { ...menu, body: { keys: { '1': { kind: 'ivr-menu', id: menus[1] } } } },
      allowed: namesRead(writeCost(3, 36)),
    },
    {
      name: 'updateIvrMenu, to a number',
      operation: updateIvrMenu,
      request: { ...menu, body: { keys: { '1': { kind: 'number', number: '+4790123456' } } } },
      // The organisation that allows it is read and must stay as it is, and so must it that the number is no menu's: 2 units each.
      allowed: namesRead(writeCost(4, 16)),
    },
    { name: 'deleteIvrMenu', operation: deleteIvrMenu, request: menu, allowed: afterRoster(writeCost(3, 16)) },
    {
      name: 'deleteAnsweringGroup, with eight agents',
      operation: deleteAnsweringGroup,
      request: { path: { answeringGroupId: groups[25] ?? '' } },
      allowed: afterRoster(writeCost(3, 42)),
    },
    {
      name: 'updateOrganization, its time zone',
      operation: updateOrganization,
      request: { body: { timeZone: 'Europe/Helsinki' } },
      allowed: writeCost(1, 10),
    },
  ];
}
