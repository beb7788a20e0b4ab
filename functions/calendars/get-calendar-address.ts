import { findOwnCalendarAddress } from '../../adapters/table/calendar-addresses.ts';
import * as contract from '../../contract/calendars.ts';
import { toInstant } from '../../domain/local-date.ts';
import { implement } from '../request.ts';
import type { CalendarsDependencies } from './dependencies.ts';

/** Since when the caller has an address that works: not one from before their logins were voided. */
export const getCalendarAddress = implement(
  contract.getCalendarAddress,
  async ({ organizationId, administrator }, { table }: CalendarsDependencies) => {
    if (!administrator) return { createdAt: null };
    const address = await findOwnCalendarAddress(table, organizationId, administrator.id);
    const works = address !== null && address.createdAt >= administrator.tokensValidFrom * 1000;
    return { createdAt: works ? toInstant(address.createdAt) : null };
  },
);
