/** The operations of calendars, each once: see `operation-stories.ts`. */
import * as calendars from '../../contract/calendars.ts';
import type { House } from '../build/house.ts';
import { adas, world, type Names, type Story } from '../build/story.ts';

/** Ada's calendar has an address. */
const subscribed = async (house: House): Promise<Names> => {
  const names = await world(house);
  const { body } = await adas(calendars.createCalendarAddress, { headers: {} })(house, names);
  return { ...names, calendarFile: String(body.url).split('/').at(-1) ?? '' };
};

export const calendarStories = {
  getCalendarAddress: { before: subscribed, command: adas(calendars.getCalendarAddress), again: [200] },
  createCalendarAddress: {
    before: subscribed,
    command: adas(calendars.createCalendarAddress),
    again: [201],
  },
  deleteCalendarAddress: { before: subscribed, command: adas(calendars.deleteCalendarAddress), again: [204] },
  getCalendar: {
    before: subscribed,
    command: (house, { calendarFile = '' }) => house.call(calendars.getCalendar, { path: { calendarFile } }),
    again: [200],
  },
} as const satisfies Readonly<Record<string, Story>>;
