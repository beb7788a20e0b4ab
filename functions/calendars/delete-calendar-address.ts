import { calendarAddressDeletes, findOwnCalendarAddress } from '../../adapters/table/calendar-addresses.ts';
import { commit } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import * as contract from '../../contract/calendars.ts';
import { implement } from '../request.ts';
import { calendarJournal } from './calendar-journal.ts';
import { callerOf } from './caller.ts';
import type { CalendarsDependencies } from './dependencies.ts';

/** Revokes the address. Where there is none, it is done. */
export const deleteCalendarAddress = implement(
  contract.deleteCalendarAddress,
  async (request, { table }: CalendarsDependencies) => {
    const { organizationId } = request;
    const { administrator } = callerOf(request);
    const entry = calendarJournal(request, administrator, 'calendar-address-revoked');
    await retryOnConflict(async () => {
      const before = await findOwnCalendarAddress(table, organizationId, administrator.id);
      if (before === null) return;
      await commit(table, organizationId, calendarAddressDeletes(organizationId, administrator.id, before), entry);
    });
    return undefined;
  },
);
