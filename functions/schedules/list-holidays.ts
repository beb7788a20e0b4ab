import { getOrganization } from '../../adapters/table/organizations.ts';
import * as contract from '../../contract/holidays.ts';
import { swedishHolidays } from '../../domain/holidays.ts';
import { toLocal } from '../../domain/time-zone.ts';
import { implement } from '../request.ts';
import type { SchedulesPowers } from './powers.ts';

/** A year's holidays; those of the year that it is where the organisation is, when none is named. */
export const listHolidays = implement(
  contract.listHolidays,
  async ({ organizationId, query, now }, { table }: SchedulesPowers) => {
    if (query.year !== undefined) return { items: [...swedishHolidays(query.year)] };
    const { timeZone } = await getOrganization(table, organizationId);
    return { items: [...swedishHolidays(Number(toLocal(now, timeZone).slice(0, 4)))] };
  },
);
