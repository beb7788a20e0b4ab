/** What calendars may cost: steps of `capacity.ts`, among the groups and events that those of schedules have made. */
import * as calendars from '../../contract/calendars.ts';
import type { House } from '../build/house.ts';
import type { World } from '../build/world.ts';
import { readCost, writeCost, type Step } from './allowance.ts';

export async function calendarSteps(house: House, { administrator }: World): Promise<readonly Step[]> {
  const { body } = await house.call(calendars.createCalendarAddress, { as: administrator });
  const calendarFile = String(body.url).split('/').at(-1) ?? '';
  return [
    { name: 'getCalendarAddress', operation: calendars.getCalendarAddress, allowed: readCost(1, 1) },
    {
      name: 'getCalendar, 27 events and 80 groups',
      operation: calendars.getCalendar,
      request: { path: { calendarFile } },
      // The address and its administrator; the organisation, events, groups, menus and messages. Its counter by address comes first.
      allowed: { reads: 2 + 1 + 3 + 4 + 1 + 1, writes: 1, trips: 3 },
    },
    {
      name: 'createCalendarAddress, in place of another',
      operation: calendars.createCalendarAddress,
      allowed: writeCost(1, 12),
    },
    { name: 'deleteCalendarAddress', operation: calendars.deleteCalendarAddress, allowed: writeCost(1, 10) },
  ];
}
