/** Schedule events: create, get, list, preview, change, delete; skip or move one occurrence; holidays. */
import { openTable } from '../../adapters/table/client.ts';
import { authoritySettings, openAuthority } from '../authority-powers.ts';
import { service } from '../handle.ts';
import { readSettings } from '../settings.ts';
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

const settings = readSettings(...authoritySettings);
const table = openTable(settings.TABLE_NAME);

export const handler = service({ table, authority: openAuthority(table, settings) }, [
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
]);
