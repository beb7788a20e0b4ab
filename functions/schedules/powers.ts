import type { Table } from '../../adapters/table/client.ts';
import type { AuthorityPowers } from '../authority.ts';

/** What the schedules service may do. */
export interface SchedulesPowers {
  readonly authority: AuthorityPowers;
  readonly table: Table;
}
