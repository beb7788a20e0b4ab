import type { Table } from '../../adapters/table/client.ts';
import type { AuthorityPowers } from '../authority.ts';

/** What the service of powers of attorney is given. */
export interface PowersOfAttorneyDependencies {
  readonly authority: AuthorityPowers;
  readonly table: Table;
}
