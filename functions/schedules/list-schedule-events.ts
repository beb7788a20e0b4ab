import { idSchema } from '../../adapters/table/stored-values.ts';
import * as events from '../../adapters/table/schedule-events.ts';
import { findTarget } from '../../adapters/table/schedule-targets.ts';
import * as contract from '../../contract/schedule-events.ts';
import { dayMilliseconds, dayText, parseDay } from '../../domain/calendar.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { EpochMilliseconds, LocalDate } from '../../domain/local-date.ts';
import { concerns, type ScheduleEvent } from '../../domain/schedule-event.ts';
import { occurrences } from '../../domain/schedule.ts';
import { startOfDay } from '../../domain/time-zone.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { implement } from '../request.ts';
import { eventReply } from './event-reply.ts';
import type { SchedulesPowers } from './powers.ts';

const position = idSchema('evt');

/** Where something is looked for, this much is read for a page: about 25 read units. */
const searched = 400;

/**
 * The list by id. What it is narrowed by has no index of its own (an organisation has tens of events, rarely hundreds): as much is read as
 * all but the largest have, so a page may be shorter than `limit` and still not be the last.
 */
export const listScheduleEvents = implement(
  contract.listScheduleEvents,
  async ({ organizationId, query: { targetId, from, to, limit, cursor }, timeZone }, { table }: SchedulesPowers) => {
    const scope = [organizationId, contract.listScheduleEvents.id, targetId, from, to];
    if (from !== undefined && to !== undefined && to < from) {
      throw new DomainError('invalid-request', { errors: [{ field: 'to', code: 'before-start' }] });
    }
    const span = from === undefined && to === undefined ? null : spanOf(from, to, timeZone);
    const matches = (event: ScheduleEvent): boolean =>
      (targetId === undefined || concerns(event.targets, targetId)) && (span === null || occursWithin(event, span));

    const isNarrowed = targetId !== undefined || span !== null;
    const after = fromCursor(scope, cursor, position);
    const [read, target] = await Promise.all([
      events.listScheduleEvents(table, organizationId, { after, limit: isNarrowed ? searched : limit }),
      targetId === undefined ? undefined : findTarget(table, organizationId, targetId),
    ]);
    // Nothing concerns what is not there, not even an event on all.
    if (target === null) return { items: [], nextCursor: null };
    const found = read.events.filter(matches);
    const items = found.slice(0, limit);
    const last = found.length > limit ? (items.at(-1)?.id ?? null) : read.next;
    return { items: items.map(eventReply), nextCursor: toCursor(scope, last) };
  },
);

type Span = readonly [from: EpochMilliseconds, to: EpochMilliseconds];

/** From the beginning of one day to the end of another; what was left out has no bound. */
function spanOf(from: LocalDate | undefined, to: LocalDate | undefined, timeZone: string): Span {
  const beginning = (day: LocalDate): EpochMilliseconds => startOfDay(day, timeZone);
  // 2199-12-31 is the last date of all: nothing that we know of comes after it.
  const dayAfter = (day: LocalDate): LocalDate => dayText(parseDay(day) + 1) as LocalDate;
  return [from === undefined ? -Infinity : beginning(from), to === undefined ? Infinity : beginning(dayAfter(to))];
}

/** Skipped occurrences count: only who is shown them can bring them back. */
const occursWithin = (event: ScheduleEvent, [from, to]: Span): boolean => {
  const exceptions = Object.fromEntries(Object.entries(event.exceptions).filter(([, each]) => !('skip' in each)));
  const first = occurrences({ ...event, exceptions }, Math.max(from, earliest), to).next();
  return first.done !== true;
};

/** Before every event that can be: 1900, and the widest time zone. */
const earliest = Date.UTC(1900, 0, 1) - dayMilliseconds;
