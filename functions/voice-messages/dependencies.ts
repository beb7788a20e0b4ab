import type { Files } from '../../adapters/files.ts';
import type { Table } from '../../adapters/table/client.ts';
import type { AuthorityPowers } from '../authority.ts';

/** What the voice-messages service is given. */
export interface VoiceMessagesDependencies {
  readonly authority: AuthorityPowers;
  readonly table: Table;
  readonly files: Files;
}
