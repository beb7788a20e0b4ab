/** The operations of the service `schedules`, as its function serves them. */
import { createHolidayEvents } from './create-holiday-events.ts';
import { createScheduleEvent } from './create-schedule-event.ts';
import { deleteScheduleEvent } from './delete-schedule-event.ts';
import { deleteScheduleException } from './delete-schedule-exception.ts';
import { getScheduleEvent } from './get-schedule-event.ts';
import { listHolidays } from './list-holidays.ts';
import { listScheduleEvents } from './list-schedule-events.ts';
import { previewScheduleEvent } from './preview-schedule-event.ts';
import { putScheduleException } from './put-schedule-exception.ts';
import { updateScheduleEvent } from './update-schedule-event.ts';

export const operations = [
  listScheduleEvents,
  createScheduleEvent,
  previewScheduleEvent,
  getScheduleEvent,
  updateScheduleEvent,
  deleteScheduleEvent,
  putScheduleException,
  deleteScheduleException,
  listHolidays,
  createHolidayEvents,
];
