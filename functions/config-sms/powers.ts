import type { Sms } from '../../adapters/sms.ts';
import type { Table } from '../../adapters/table/client.ts';
import type { AuthorityPowers } from '../authority.ts';
import type { TextLimits } from '../shared/text-limits.ts';

/** What the config-sms service may do, and what it tells phones. */
export interface ConfigSmsPowers {
  readonly authority: AuthorityPowers;
  readonly table: Table;
  readonly sms: Sms;
  readonly textLimits: TextLimits;
  readonly portalOrigin: string;
  readonly sip: { readonly realm: string; readonly registrar: string };
}
