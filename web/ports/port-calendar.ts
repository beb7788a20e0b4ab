/**
 * The hour of a port as a calendar entry. The same request has the same UID, and each of its versions a higher SEQUENCE, so that a calendar
 * replaces the entry that it has.
 */
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { icalendarText } from '../../domain/icalendar.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { portHourOf } from './tell-port.ts';

const hour = 3_600_000;

/** `url`: where the port is shown. */
export interface EntryStrings {
  readonly summary: string;
  readonly description: readonly string[];
  readonly url: string;
}

/** The entry is tentative until the losing operator has confirmed the hour. */
export function portCalendar(
  request: Pick<PortRequestReply, 'id' | 'version' | 'confirmedStart' | 'requestedStart' | 'timeZone'>,
  strings: EntryStrings,
  now: EpochMilliseconds,
): string {
  const from = portHourOf(request);
  return icalendarText({
    entries: [
      {
        ...strings,
        uid: `${request.id}@mysoluno`,
        from,
        to: from + hour,
        createdAt: now,
        sequence: request.version,
        status: request.confirmedStart === null ? 'tentative' : 'confirmed',
      },
    ],
  });
}
