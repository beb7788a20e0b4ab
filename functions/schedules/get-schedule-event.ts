import * as events from '../../adapters/table/schedule-events.ts';
import * as contract from '../../contract/schedule-events.ts';
import { implement } from '../request.ts';
import { eventReply } from './event-reply.ts';
import type { SchedulesPowers } from './powers.ts';

export const getScheduleEvent = implement(
  contract.getScheduleEvent,
  async ({ organizationId, path }, { table }: SchedulesPowers) =>
    eventReply(await events.getScheduleEvent(table, organizationId, path.scheduleEventId)),
);
