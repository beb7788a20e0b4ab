/**
 * One event for a holiday of a year on the same targets: V9 find it. A uniqueness item reserves the place and is written with the event, in
 * the same transaction: when it is created, when its targets change, when it is deleted (ADR 0032).
 */
import { encodeTime } from 'ulid';
import { idFrom, ulidOf, type OrganizationId, type ScheduleEventId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import {
  holidayPlaceOf,
  isSamePlace,
  targetSetName,
  type HolidayPlace,
  type ScheduleEvent,
} from '../../domain/schedule-event.ts';
import { query, type Key, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { keys } from './keys.ts';
import { getTogether } from './read-together.ts';
import { parseScheduleEvent, scheduleEventItem } from './schedule-event-items.ts';
import { ConcurrentWrite } from './concurrent-write.ts';

/** Another event has the holiday on these targets. */
class HolidayTaken extends ConcurrentWrite {
  override readonly name = 'HolidayTaken';
  /** Which, by the uniqueness item. */
  readonly holder: ScheduleEventId;

  constructor(holder: ScheduleEventId) {
    super('the holiday has an event on these targets');
    this.holder = holder;
  }
}

/** Of what a try met: the event that has the place by its uniqueness item; null when it met something else, or nothing. */
export const holderIn = (met: Error | null): ScheduleEventId | null =>
  met instanceof HolidayTaken ? met.holder : null;

/**
 * The id of an event of a holiday. In the place of the time it has the number of the year, so that it is smaller than every id that a clock
 * made: among equals the larger id wins, and that is to be the event that somebody made by hand.
 */
export const holidayEventId = (year: number, id: ScheduleEventId): ScheduleEventId =>
  idFrom('evt', `${encodeTime(year)}${ulidOf(id).slice(timeLength)}`);

/** A ULID begins with ten characters of time. */
const timeLength = 10;

/**
 * V9 The event at a place, or null. Query of the year's events of holidays, consistent, 1 RCU for about eight: it also finds those that
 * were stored before there were uniqueness items.
 * @param holder the event that a uniqueness item was found to name: read as a whole transaction left it
 */
export async function findHolidayEvent(
  table: Table,
  organization: OrganizationId,
  place: HolidayPlace,
  holder: ScheduleEventId | null,
): Promise<ScheduleEvent | null> {
  if (holder !== null) {
    const [item] = await getTogether(table, [keys.scheduleEvent(organization, holder)]);
    const event = item ? parseScheduleEvent(item) : null;
    if (event !== null && isSamePlace(holidayPlaceOf(event), place)) return event;
  }
  const { pk } = keys.scheduleEvent(organization, idFrom('evt', ''));
  let after: Key | undefined;
  do {
    const { items, last } = await query(table, {
      partition: pk,
      prefix: encodeTime(place.year),
      after,
      limit: 1000,
      consistent: true,
    });
    const found = items.map(parseScheduleEvent).find((event) => isSamePlace(holidayPlaceOf(event), place));
    if (found !== undefined) return found;
    after = last ?? undefined;
  } while (after);
  return null;
}

/**
 * The writes that let the uniqueness item follow an event to other targets, or go with it: none when it stays.
 * @param holder an event that the item of the new place names although it is not there (an older release deleted or moved it): it is replaced
 */
export function uniquenessWrites(
  organization: OrganizationId,
  {
    before,
    after,
    now,
  }: {
    readonly before: ScheduleEvent | null;
    readonly after: ScheduleEvent | null;
    readonly now: EpochMilliseconds;
  },
  holder: ScheduleEventId | null = null,
): readonly Write[] {
  const [from, to] = [before && holidayPlaceOf(before), after && holidayPlaceOf(after)];
  if (before !== null && after !== null && targetSetName(before.targets) === targetSetName(after.targets)) return [];
  const event = { '#event': 'event' };
  return [
    ...(after === null || to === null
      ? []
      : [
          {
            put: {
              ...keys.holiday(organization, to),
              event: after.id,
              expiresAtEpochSeconds: scheduleEventItem(organization, after, now)['expiresAtEpochSeconds'],
            },
            condition: `attribute_not_exists(pk)${holder === null ? '' : ' OR #event = :holder'}`,
            ...(holder !== null && { names: event, values: { ':holder': holder } }),
            rejectWith: (existing) => new HolidayTaken(existing?.['event'] as ScheduleEventId),
          } satisfies Write,
        ]),
    ...(before === null || from === null || !before.hasUniquenessItem
      ? []
      : [
          {
            delete: keys.holiday(organization, from),
            condition: 'attribute_not_exists(pk) OR #event = :event',
            names: event,
            values: { ':event': before.id },
            rejectWith: () => new ConcurrentWrite('schedule event'),
          } satisfies Write,
        ]),
  ];
}
