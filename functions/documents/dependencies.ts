import type { Files } from '../../adapters/files.ts';
import type { Table } from '../../adapters/table/client.ts';
import type { AuthorityPowers } from '../authority.ts';

/** What the documents service is given. */
export interface DocumentsDependencies {
  readonly authority: AuthorityPowers;
  readonly table: Table;
  readonly files: Files;
}
