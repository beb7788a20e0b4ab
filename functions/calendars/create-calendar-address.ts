import { calendarAddressWrites, findOwnCalendarAddress } from '../../adapters/table/calendar-addresses.ts';
import { commit, transact } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import * as contract from '../../contract/calendars.ts';
import { basePath } from '../../contract/operation.ts';
import { implement } from '../request.ts';
import { randomToken, sha256 } from '../secrets.ts';
import { calendarJournal } from './calendar-journal.ts';
import { callerOf } from './caller.ts';
import type { CalendarsDependencies } from './dependencies.ts';

/** The address works from now on, in place of the one before. Of its token the table has the hash alone. */
export const createCalendarAddress = implement(
  contract.createCalendarAddress,
  async (request, { table, portalOrigin }: CalendarsDependencies) => {
    const { organizationId, now, at } = request;
    const { administrator, homeOrganizationId } = callerOf(request);
    const token = randomToken();
    const address = {
      organizationId,
      homeOrganizationId,
      userId: administrator.id,
      createdAt: now,
      tokenHash: sha256(token),
    };
    const entry = calendarJournal(request, administrator, 'calendar-address-created');
    await retryOnConflict(async () => {
      const before = await findOwnCalendarAddress(table, organizationId, administrator.id);
      if (before?.tokenHash === address.tokenHash) return;
      const writes = calendarAddressWrites(before, address);
      const outcome = await commit(table, organizationId, writes, entry);
      // An earlier try of the same request made an address, and died before it could show it: this one takes its place.
      if (outcome === 'already') await transact(table, writes);
    });
    return { url: `${portalOrigin}${basePath}/calendar/${token}.ics`, createdAt: at };
  },
);
