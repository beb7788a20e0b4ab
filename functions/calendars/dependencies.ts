import type { Table } from '../../adapters/table/client.ts';
import type { AuthorityPowers } from '../authority.ts';

/** What the service of calendars is given. */
export interface CalendarsDependencies {
  readonly authority: AuthorityPowers;
  readonly table: Table;
  /** `https://portal.example` */
  readonly portalOrigin: string;
}
