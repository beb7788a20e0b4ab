/** Commands of schedule events, for `crash-points.test.ts` and `operation-stories.ts`. */
import { vi } from 'vitest';
import { createHolidayEvents } from '../../contract/holidays.ts';
import {
  createScheduleEvent,
  deleteScheduleEvent,
  deleteScheduleException,
  putScheduleException,
  updateScheduleEvent,
} from '../../contract/schedule-events.ts';
import type { Operation } from '../../contract/operation.ts';
import { idFrom, type OrganizationId, type ScheduleEventId } from '../../domain/ids.ts';
import { idsFrom } from '../../functions/idempotency.ts';
import { renewEvent } from '../../functions/shared/settle/renew-event.ts';
import { anEntry } from '../build/entry.ts';
import type { House, HouseRequest } from '../build/house.ts';
import { aGroup, groupId } from '../build/schedule-target.ts';
import { storeTarget } from '../build/stored-target.ts';
import { adas, world, type Story } from '../build/story.ts';

type Names = Readonly<Record<string, string>>;
export const christmas = { title: 'Jul', start: '2026-12-24T00:00', end: '2026-12-27T08:00' };
/** So many that moving all of their links takes more than one transaction. */
const many = 60;
export const targets = (count: number, from = 1) =>
  Array.from({ length: count }, (_, place) => ({ kind: 'answering-group', id: groupId(from + place) }));

/** An organisation with groups. */
const worldWithGroups = (count: number) => async (house: House) => {
  const names = await world(house);
  for (let place = 1; place <= count; place += 1) {
    const group = aGroup({ id: groupId(place), name: `Grupp ${place}` });
    const id = idFrom('act', `01K${String(place).padStart(23, '0')}`);
    const entry = anEntry({ id, action: 'answering-group-created', entityId: group.id });
    await storeTarget(house.table, names.organization as OrganizationId, group, entry);
  }
  return names;
};
/** The same with an event on all of them. */
export const worldWithEvent =
  (count: number, different: object = {}) =>
  async (house: House): Promise<Names> => {
    const names = await worldWithGroups(count + 2)(house);
    const body = { ...christmas, targets: targets(count), ...different };
    const { body: event } = await adas(createScheduleEvent, { body, headers: {} })(house, names);
    return { ...names, event: event.id };
  };
/** A command about the event. */
export const about =
  (operation: Operation, request: Omit<HouseRequest, 'as'> = {}) =>
  (house: House, names: Names) =>
    adas(operation, { path: { scheduleEventId: names.event ?? '', date: '2026-12-24' }, ...request })(house, names);
const change = (body: object) => about(updateScheduleEvent, { body });

const closesOverChristmas = (more: object, request: object = {}) =>
  adas(createHolidayEvents, {
    path: {},
    body: { year: 2026, codes: ['christmas-eve', 'christmas-day'], targets: targets(1), ...more },
    ...request,
  });

/** Two groups, and the first is closed over Christmas Eve. */
const worldWithHoliday = async (house: House): Promise<Names> => {
  const names = await worldWithGroups(2)(house);
  const { body } = await closesOverChristmas({}, { headers: {} })(house, names);
  return { ...names, event: body.items[0].id };
};

export const scheduleStories: Readonly<Record<string, Story>> = {
  'creates an event': {
    before: worldWithGroups(2),
    command: adas(createScheduleEvent, { path: {}, body: { ...christmas, targets: targets(2) } }),
    again: [201],
  },
  'lets an event on many targets end later': {
    before: worldWithEvent(many),
    command: change({ end: '2026-12-29T08:00' }),
    again: [200],
  },
  'lets an event on many targets end earlier': {
    before: worldWithEvent(many),
    command: change({ end: '2026-12-25T08:00' }),
    again: [200],
  },
  'moves an event to other targets, and in time': {
    before: worldWithEvent(2),
    command: change({ targets: targets(2, 2), recurrence: 'yearly' }),
    again: [200],
  },
  'skips an occurrence': {
    before: worldWithEvent(1, { recurrence: 'yearly' }),
    command: about(putScheduleException, { body: { skip: true } }),
    again: [200],
  },
  'no longer skips an occurrence': {
    before: async (house) => {
      const names = await worldWithEvent(1, { recurrence: 'yearly' })(house);
      await about(putScheduleException, { body: { skip: true } })(house, names);
      return names;
    },
    command: about(deleteScheduleException),
    again: [204, 404],
  },
  'deletes an event': { before: worldWithEvent(many), command: about(deleteScheduleEvent), again: [204, 404] },
  'closes over holidays': {
    before: worldWithGroups(1),
    command: closesOverChristmas({ renewYearly: true }),
    again: [201],
  },
  'moves the event of a holiday to other targets': {
    before: worldWithHoliday,
    command: change({ targets: targets(1, 2) }),
    again: [200],
  },
  'deletes the event of a holiday': {
    before: worldWithHoliday,
    command: about(deleteScheduleEvent),
    again: [204, 404],
  },
  'has holidays come again that were closed over': {
    before: async (house) => {
      const names = await worldWithGroups(1)(house);
      await closesOverChristmas({}, { headers: {} })(house, names);
      return names;
    },
    command: closesOverChristmas({ renewYearly: true }),
    again: [201],
  },
  'makes next year’s of a holiday': {
    before: async (house) => {
      const names = await worldWithGroups(1)(house);
      const body = { year: 2026, codes: ['christmas-eve'], targets: targets(1), renewYearly: true };
      const { body: made } = await adas(createHolidayEvents, { path: {}, body, headers: {} })(house, names);
      vi.setSystemTime(Date.parse('2027-01-02T12:00:00Z'));
      return { ...names, event: made.items[0].id };
    },
    command: async (house, { organization, event }) => {
      const now = Date.now();
      const run = {
        now,
        at: new Date(now).toISOString(),
        requestId: 'request-1',
        newId: idsFrom('01KRUN00000000000000000000'),
      };
      await renewEvent(house.table, organization as OrganizationId, event as ScheduleEventId, run);
      return { status: 200, headers: {}, body: null };
    },
    again: [200],
  },
};
