import type { Accounts } from '../../adapters/directory/accounts.ts';
import type { Table } from '../../adapters/table/client.ts';
import type { AuthorityPowers } from '../authority.ts';

/** What the users service may do. */
export interface UsersPowers {
  readonly authority: AuthorityPowers;
  readonly table: Table;
  readonly accounts: Accounts;
}
