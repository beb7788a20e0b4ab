/** Examples of schedules for the document: the bakery closes over Christmas. */
import type * as z from 'zod';
import type { scheduleEvent as scheduleEventSchema } from '../contract/schedule-events.ts';

const targets = [{ kind: 'answering-group' as const, id: 'grp_01JDCQC2V4X6Z8B0D2F4H6K8M0' }];

const christmas: z.input<typeof scheduleEventSchema> = {
  id: 'evt_01JDCQD3W5Y7A9C1E3G5J7M9P1',
  title: 'Julstängt',
  targets,
  start: '2026-12-24T00:00',
  end: '2026-12-27T08:00',
  timeZone: 'Europe/Stockholm',
  recurrence: 'never',
  until: null,
  effect: 'closed',
  messageId: null,
  exceptions: [],
  holiday: null,
  renewYearly: false,
  createdAt: '2026-11-23T08:15:00.000Z',
  version: 1,
};

const christmasEve = {
  ...christmas,
  id: 'evt_01JDCQD3W5Y7A9C1E3G5J7M9P2',
  title: 'Julafton 2026',
  targets: 'all-answering-groups' as const,
  end: '2026-12-25T00:00',
  holiday: { code: 'christmas-eve', year: 2026 },
  renewYearly: true,
};

export const scheduleExamples = {
  listScheduleEvents: { reply: { items: [christmas], nextCursor: null } },
  createScheduleEvent: {
    body: { title: 'Julstängt', targets, start: '2026-12-24T00:00', end: '2026-12-27T08:00' },
    reply: christmas,
  },
  getScheduleEvent: { reply: christmas },
  updateScheduleEvent: {
    body: { end: '2026-12-28T08:00' },
    reply: { ...christmas, end: '2026-12-28T08:00', version: 2 },
  },
  putScheduleException: {
    body: { skip: true as const },
    reply: {
      ...christmas,
      exceptions: [{ date: '2026-12-24', skip: true, start: null, end: null, messageId: null }],
      version: 2,
    },
  },
  previewScheduleEvent: {
    body: { targets, start: '2026-12-24T00:00', end: '2026-12-27T08:00' },
    reply: {
      occurrences: [{ start: '2026-12-24T00:00', end: '2026-12-27T08:00' }],
      conflicts: [
        {
          eventId: christmasEve.id,
          title: christmasEve.title,
          targetId: 'all-answering-groups' as const,
          from: '2026-12-23T23:00:00.000Z',
          to: '2026-12-24T23:00:00.000Z',
          winner: 'this' as const,
          differs: false,
        },
      ],
      notes: [],
    },
  },
  listHolidays: {
    reply: { items: [{ code: 'christmas-eve', name: 'Julafton', date: '2026-12-24', kind: 'eve' as const }] },
  },
  createHolidayEvents: {
    body: { year: 2026, codes: ['christmas-eve'], targets: 'all-answering-groups' as const, renewYearly: true },
    reply: { items: [christmasEve] },
  },
};
