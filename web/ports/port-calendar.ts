/**
 * The hour of a port as a calendar entry (RFC 5545). The same request has the same UID, and each of its versions a higher SEQUENCE, so that a calendar
 * replaces the entry that it has. Times are UTC: no calendar has to know the time zone.
 */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { portHourOf } from './tell-port.ts';

const hour = 3_600_000;

/** `url`: where the port is shown. */
export interface EntryStrings {
  readonly summary: string;
  readonly description: string;
  readonly url: string;
}

/** The entry is tentative until the losing operator has confirmed the hour. */
export function portCalendar(
  request: Pick<PortRequestReply, 'id' | 'version' | 'confirmedStart' | 'requestedStart' | 'timeZone'>,
  { summary, description, url }: EntryStrings,
  now: EpochMilliseconds,
): string {
  const start = portHourOf(request);
  const calendar = ical({
    prodId: { company: 'MySoluno', product: 'portal', language: 'SV' },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${request.id}@mysoluno`,
    sequence: request.version,
    stamp: new Date(now),
    start: new Date(start),
    end: new Date(start + hour),
    status: request.confirmedStart === null ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    summary,
    description,
    url,
  });
  return calendar.toString();
}
