/** The operations of schedule events and holidays, for the house. */
import { createHolidayEvents } from '../../functions/schedules/create-holiday-events.ts';
import { createScheduleEvent } from '../../functions/schedules/create-schedule-event.ts';
import { deleteScheduleEvent } from '../../functions/schedules/delete-schedule-event.ts';
import { deleteScheduleException } from '../../functions/schedules/delete-schedule-exception.ts';
import { getScheduleEvent } from '../../functions/schedules/get-schedule-event.ts';
import { listHolidays } from '../../functions/schedules/list-holidays.ts';
import { listScheduleEvents } from '../../functions/schedules/list-schedule-events.ts';
import { previewScheduleEvent } from '../../functions/schedules/preview-schedule-event.ts';
import { putScheduleException } from '../../functions/schedules/put-schedule-exception.ts';
import { updateScheduleEvent } from '../../functions/schedules/update-schedule-event.ts';

export const scheduleOperations = [
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
