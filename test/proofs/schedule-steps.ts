/** What the operations of schedule events may cost: steps of `capacity.ts`, and what has to be there for them. */
import { createHolidayEvents, listHolidays } from '../../contract/holidays.ts';
import {
  createScheduleEvent,
  deleteScheduleEvent,
  getScheduleEvent,
  listScheduleEvents,
  previewScheduleEvent,
  putScheduleException,
  updateScheduleEvent,
} from '../../contract/schedule-events.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import { anEntry } from '../build/entry.ts';
import type { House } from '../build/house.ts';
import { aGroup, groupId } from '../build/schedule-target.ts';
import { storeTarget } from '../build/stored-target.ts';
import type { World } from '../build/world.ts';
import { readCost, writeCost, type Step } from './allowance.ts';

const christmas = { title: 'Julstängt', start: '2031-12-24T00:00', end: '2031-12-27T08:00' };
/** When nothing else is. */
const quiet = { title: 'Planeringsdag', start: '2031-03-04T00:00', end: '2031-03-05T00:00' };
const groups = 80;
const targets = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ kind: 'answering-group', id: groupId(place + 1) }));

/** Groups, and more than a page of events, twenty of them on the first group. */
async function prepare(house: House, { organizationId, administrator }: World): Promise<readonly string[]> {
  for (let place = 1; place <= groups; place += 1) {
    const group = aGroup({ id: groupId(place), name: `Grupp ${place}` });
    const id = idFrom('act', `02K${String(place).padStart(23, '0')}`);
    const entry = anEntry({ id, action: 'answering-group-created', entityId: group.id });
    await storeTarget(house.table, organizationId as OrganizationId, group, entry);
  }
  const ids: string[] = [];
  for (let place = 0; place < 26; place += 1) {
    const body = { ...christmas, targets: place < 20 ? targets(1) : 'all-ivr-menus', recurrence: 'yearly' };
    const reply = await house.call(createScheduleEvent, { as: administrator, body });
    if (reply.status !== 201) throw new Error(`creating an event answered ${reply.status}`);
    ids.push(reply.body.id);
  }
  return ids;
}

/**
 * The steps, once what they need is there. An event takes 8 write units beside two for each target; from about ten targets on, it and its
 * entry no longer fit in 1 KB each, and what is longer is paid for by the KB.
 */
export async function scheduleSteps(house: House, world: World): Promise<readonly Step[]> {
  const [first = '', second = '', third = ''] = await prepare(house, world);
  const about = (id: string, more: object = {}) => ({ path: { scheduleEventId: id, date: '2031-12-24' }, ...more });
  return [
    { name: 'getScheduleEvent', operation: getScheduleEvent, request: about(first), allowed: readCost(1) },
    { name: 'listScheduleEvents, 25', operation: listScheduleEvents, allowed: readCost(2) },
    {
      name: 'listScheduleEvents, of a month',
      operation: listScheduleEvents,
      request: { query: { from: '2031-12-01', to: '2031-12-31' } },
      // Beside the authority the time zone; and all events, since dates have no index.
      allowed: readCost(1 + 4, 1),
    },
    { name: 'listHolidays', operation: listHolidays, allowed: readCost(1) },
    {
      name: 'preview, on a group with 20 events that it does not meet',
      operation: previewScheduleEvent,
      request: { body: { ...quiet, targets: targets(1) } },
      // The organisation, the group with the links on it, and those of all groups.
      allowed: readCost(3, 1),
    },
    {
      name: 'preview, on a group with 20 events that it meets',
      operation: previewScheduleEvent,
      request: { body: { ...christmas, targets: targets(1) } },
      // The same, and then the titles of what it meets, half a unit each.
      allowed: readCost(3 + 10, 2),
    },
    {
      name: 'preview, on 80 groups',
      operation: previewScheduleEvent,
      request: { body: { ...quiet, targets: targets(80) } },
      allowed: readCost(2 + 80, 1),
    },
    {
      name: 'preview, on all',
      operation: previewScheduleEvent,
      request: { body: { ...quiet, targets: 'all-answering-groups' } },
      // The organisation and all events, with their titles.
      allowed: readCost(1 + 2, 1),
    },
    ...[
      [1, 0],
      [8, 0],
      [20, 4],
      [80, 16],
    ].map(([count = 0, more = 0]) => ({
      name: `createScheduleEvent, on ${count}`,
      operation: createScheduleEvent,
      request: { body: { ...christmas, targets: targets(count) } },
      allowed: writeCost(1 + 2 * (count + 1), 8 + 2 * count + more),
    })),
    {
      name: 'createScheduleEvent, on all',
      operation: createScheduleEvent,
      request: { body: { ...christmas, targets: 'all-answering-groups' } },
      allowed: writeCost(1, 10),
    },
    {
      name: 'updateScheduleEvent, its title',
      operation: updateScheduleEvent,
      request: about(first, { body: { title: 'Jul' } }),
      allowed: writeCost(1, 8),
    },
    {
      name: 'updateScheduleEvent, its end',
      operation: updateScheduleEvent,
      request: about(second, { body: { recurrence: 'never', end: '2031-12-28T08:00' } }),
      allowed: writeCost(1, 12),
    },
    {
      name: 'putScheduleException',
      operation: putScheduleException,
      request: about(third, { body: { skip: true } }),
      allowed: writeCost(1, 8),
    },
    {
      name: 'deleteScheduleEvent',
      operation: deleteScheduleEvent,
      request: about(third),
      allowed: writeCost(1, 8),
    },
    {
      name: 'createHolidayEvents, one day',
      operation: createHolidayEvents,
      request: { body: { year: 2031, codes: ['christmas-eve'], targets: 'all-answering-groups', renewYearly: true } },
      allowed: { ...writeCost(2, 14), trips: 4 },
    },
  ];
}
