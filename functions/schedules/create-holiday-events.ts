import type { Table } from '../../adapters/table/client.ts';
import { commit } from '../../adapters/table/commit.ts';
import { findHolidayEvent, holderIn, holidayEventId } from '../../adapters/table/holiday-uniqueness.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import * as events from '../../adapters/table/schedule-events.ts';
import * as contract from '../../contract/holidays.ts';
import { DomainError, unknownReference, type FieldError } from '../../domain/domain-error.ts';
import type { ActivityId, ScheduleEventId } from '../../domain/ids.ts';
import { holidayOf, overHoliday } from '../../domain/holiday-event.ts';
import type { Holiday } from '../../domain/holidays.ts';
import { newScheduleEvent, targetSetName, type EventTargets, type ScheduleEvent } from '../../domain/schedule-event.ts';
import { given } from '../given.ts';
import { implement, type RequestOf } from '../request.ts';
import { changeEvent } from './change-event.ts';
import { eventJournal } from '../shared/schedules/event-journal.ts';
import { eventReply } from './event-reply.ts';
import { readRequestedTargets } from '../shared/schedules/event-targets.ts';
import type { SchedulesPowers } from './powers.ts';
import { ConcurrentWrite, retryOnConflict } from '../../adapters/table/concurrent-write.ts';

type HolidayRequest = RequestOf<typeof contract.createHolidayEvents>;

/**
 * Makes an event of each holiday, one transaction each. One that is there already (the same holiday, year and targets) gets what the
 * request says of its message and of next year, and is else left as it is: so the same request again, after it died half way or without a
 * key, makes what is missing and doubles nothing.
 */
export const createHolidayEvents = implement(
  contract.createHolidayEvents,
  async (request, { table }: SchedulesPowers) => {
    const { organizationId, body } = request;
    const holidays = readHolidays(body);
    const [{ timeZone }] = await Promise.all([
      getOrganization(table, organizationId),
      readRequestedTargets(table, organizationId, body.targets),
    ]);
    // Each has its own ids, whichever of them are there already: a repeated request must not take one that was used for another.
    const planned = holidays.map((holiday) => ({
      holiday,
      timeZone,
      id: holidayEventId(body.year, request.newId('evt')),
      activityId: request.newId('act'),
    }));
    const items: ScheduleEvent[] = [];
    for (const each of planned) items.push(await retryOnConflict((met) => closeOver(request, table, each, met)));
    return { items: items.map(eventReply) };
  },
);

/** Each once. @throws DomainError `invalid-request`, `unknown-reference` at `codes[n]` */
function readHolidays({ year, codes }: HolidayRequest['body']): readonly Holiday[] {
  const found = codes.map((code) => holidayOf(year, code));
  const errors = found.flatMap((holiday, place): FieldError[] =>
    holiday === null ? [unknownReference(`codes[${place}]`)] : [],
  );
  if (errors.length > 0) throw new DomainError('invalid-request', { errors });
  return found.filter((holiday): holiday is Holiday => holiday !== null).filter(isFirst);
}

const isFirst = ({ code }: Holiday, place: number, all: readonly Holiday[]): boolean =>
  all.findIndex((other) => other.code === code) === place;

interface Planned {
  readonly holiday: Holiday;
  readonly timeZone: string;
  readonly id: ScheduleEventId;
  readonly activityId: ActivityId;
}

async function closeOver(
  request: HolidayRequest,
  table: Table,
  { holiday, timeZone, id, activityId }: Planned,
  met: ConcurrentWrite | null,
): Promise<ScheduleEvent> {
  const { organizationId, body, at, now } = request;
  const { year, messageId = null, renewYearly = false } = body;
  const { targets, names, guards } = await readRequestedTargets(table, organizationId, body.targets);
  const place = { code: holiday.code, year };
  const existing = await findHolidayEvent(table, organizationId, { ...place, targets }, holderIn(met));
  if (existing !== null) return changeExisting(request, table, { existing, targets, activityId });
  const fields = overHoliday(holiday, { year, targets, messageId, timeZone });
  const event = newScheduleEvent(fields, { id, at, holiday: place, renewYearly });
  const entry = { ...eventJournal(request, { before: null, after: event, names }), id: activityId };
  const { writes } = events.scheduleEventWrites(organizationId, {
    before: null,
    after: event,
    now,
    holder: holderIn(met),
  });
  const committed = await commit(table, organizationId, [...writes, ...guards], entry);
  // Of a repeated request whose event has got other targets since.
  return committed === 'done' ? event : events.getScheduleEvent(table, organizationId, id);
}

/** @throws ConcurrentWrite when it was deleted, or got other targets, since it was found */
async function changeExisting(
  request: HolidayRequest,
  table: Table,
  found: { readonly existing: ScheduleEvent; readonly targets: EventTargets; readonly activityId: ActivityId },
): Promise<ScheduleEvent> {
  const { messageId, renewYearly } = request.body;
  const changes = given({ messageId, renewYearly });
  const isHere = (event: ScheduleEvent): boolean => targetSetName(event.targets) === targetSetName(found.targets);
  const decide = async (before: ScheduleEvent) => {
    if (!isHere(before)) throw new DomainError('not-found');
    return { after: { ...before, ...changes } };
  };
  try {
    return await changeEvent({ ...request, ifMatch: null }, table, found.existing.id, decide, found.activityId);
  } catch (error) {
    throw error instanceof DomainError && error.code === 'not-found' ? new ConcurrentWrite('schedule event') : error;
  }
}
