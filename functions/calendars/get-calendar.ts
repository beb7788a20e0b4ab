import { findCalendarAddress } from '../../adapters/table/calendar-addresses.ts';
import type { Table } from '../../adapters/table/client.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import { liveScheduleEvents } from '../../adapters/table/schedule-events.ts';
import { listAllTargets } from '../../adapters/table/schedule-targets.ts';
import { listVoiceMessages } from '../../adapters/table/voice-messages.ts';
import * as contract from '../../contract/calendars.ts';
import { closureCalendar, closuresKeptMilliseconds, type Closures } from '../../domain/closure-calendar.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { icalendarText } from '../../domain/icalendar.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { ScheduleEvent } from '../../domain/schedule-event.ts';
import { findAdministrator } from '../authority.ts';
import { implement } from '../request.ts';
import { sha256 } from '../secrets.ts';
import type { CalendarsDependencies } from './dependencies.ts';

/**
 * Returns the closures for the address of an administrator who may see them now. An address that nobody has, one that was revoked, and one whose
 * administrator lost the right since are 404, all alike.
 */
export const getCalendar = implement(contract.getCalendar, async ({ path, now }, { table }: CalendarsDependencies) => {
  const address = await findCalendarAddress(table, sha256(path.calendarFile.slice(0, -'.ics'.length)));
  if (!address) throw new DomainError('not-found');
  // Read in parallel with the right; what it came to is nobody's business without it.
  const reading = readClosures(table, address.organizationId, now);
  reading.catch(() => {});
  const administrator = await findAdministrator(table, { ...address, since: address.createdAt }, now);
  if (!administrator) throw new DomainError('not-found');
  return icalendarText(closureCalendar({ ...(await reading), language: administrator.language }, now));
});

async function readEvents(
  table: Table,
  organizationId: OrganizationId,
  notOverAt: EpochMilliseconds,
): Promise<Closures['events']> {
  const events: ScheduleEvent[] = [];
  for await (const event of liveScheduleEvents(table, organizationId, notOverAt)) events.push(event);
  return events;
}

/** More than an organisation may have. */
const mostMessages = 1000;

async function readClosures(
  table: Table,
  organizationId: OrganizationId,
  now: EpochMilliseconds,
): Promise<Omit<Closures, 'language'>> {
  const [organization, events, groups, menus, { messages }] = await Promise.all([
    getOrganization(table, organizationId),
    readEvents(table, organizationId, now - closuresKeptMilliseconds),
    listAllTargets(table, organizationId, 'answering-group', { consistent: false }),
    listAllTargets(table, organizationId, 'ivr-menu', { consistent: false }),
    listVoiceMessages(table, organizationId, { limit: mostMessages }),
  ]);
  return {
    organization,
    events,
    targets: [...groups, ...menus],
    messageNames: new Map(messages.map(({ id, name }) => [id, name])),
  };
}
