import type { Table } from '../../adapters/table/client.ts';
import type { AuthorityPowers } from '../authority.ts';

/** What the subscriptions service is given. */
export interface SubscriptionsDependencies {
  readonly authority: AuthorityPowers;
  readonly table: Table;
}
