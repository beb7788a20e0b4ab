/** Voice messages in the table: M1 whether there is such a one. */
import type { OrganizationId, VoiceMessageId } from '../../domain/ids.ts';
import { getItem, type Table } from './client.ts';
import { keys } from './keys.ts';

/** M1 Whether the organisation has such a voice message. GetItem, consistent, 1 RCU. */
export async function voiceMessageExists(
  table: Table,
  organization: OrganizationId,
  id: VoiceMessageId,
): Promise<boolean> {
  return (await getItem(table, keys.voiceMessage(organization, id))) !== null;
}
