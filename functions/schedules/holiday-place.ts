/** Where the event of a holiday lies: one id for a holiday of a year on the same targets, so that it is made once, whoever makes it. */
import { encodeTime } from 'ulid';
import type { Table } from '../../adapters/table/client.ts';
import { findScheduleEvent } from '../../adapters/table/schedule-events.ts';
import { idFrom, type OrganizationId, type ScheduleEventId } from '../../domain/ids.ts';
import { scopesOf, type EventTargets, type ScheduleEvent } from '../../domain/schedule-event.ts';
import { sha256Hex } from '../secrets.ts';

/** A holiday of a year on some targets. */
export interface Place {
  readonly code: string;
  readonly year: number;
  readonly targets: EventTargets;
}

/**
 * The event that lies at a place, or the id that one must get there. Who changes the targets of such an event takes it away from its
 * place; then the next id counts.
 */
export async function findPlace(
  table: Table,
  organization: OrganizationId,
  place: Place,
): Promise<{ readonly id: ScheduleEventId; readonly standing: ScheduleEvent | null }> {
  for (let count = 0; ; count += 1) {
    const id = placeId(organization, place, count);
    const standing = await findScheduleEvent(table, organization, id);
    if (standing === null || nameOf(standing.targets) === nameOf(place.targets)) return { id, standing };
  }
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * 80 bits of a digest, and as time the number of the year: in the order of the years, and before every ULID that a clock made. Among equals
 * the larger id wins, and that is to be the event that somebody made by hand.
 */
function placeId(organization: OrganizationId, { code, year, targets }: Place, count: number): ScheduleEventId {
  const digest = sha256Hex(JSON.stringify([organization, code, year, nameOf(targets), count]));
  const characters = Array.from({ length: 16 }, (_, place) => {
    const byte = Number.parseInt(digest.slice(place * 2, place * 2 + 2), 16);
    return crockford.charAt(byte % 32);
  });
  return idFrom('evt', `${encodeTime(year)}${characters.join('')}`);
}

const nameOf = (targets: EventTargets): string => scopesOf(targets).toSorted().join();
