import type { Table } from '../../adapters/table/client.ts';
import type { AuthorityPowers } from '../authority.ts';

/** What the porting service is given. */
export interface PortingDependencies {
  readonly authority: AuthorityPowers;
  readonly table: Table;
}
