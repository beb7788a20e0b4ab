/** The implementations of the service `calendars`. */
import { createCalendarAddress } from './create-calendar-address.ts';
import { deleteCalendarAddress } from './delete-calendar-address.ts';
import { getCalendarAddress } from './get-calendar-address.ts';
import { getCalendar } from './get-calendar.ts';

export const operations = [getCalendarAddress, createCalendarAddress, deleteCalendarAddress, getCalendar];
