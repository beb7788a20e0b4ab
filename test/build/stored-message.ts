/** Voice messages in the table, without their files. */
import type { Table } from '../../adapters/table/client.ts';
import { transact } from '../../adapters/table/commit.ts';
import { voiceMessageWrite } from '../../adapters/table/voice-messages.ts';
import type { OrganizationId, VoiceMessageId } from '../../domain/ids.ts';

/** Stores messages that can be used. */
export async function storeMessages(
  table: Table,
  organization: OrganizationId,
  ...ids: readonly VoiceMessageId[]
): Promise<void> {
  for (const id of ids) {
    const message = {
      id,
      name: 'Jul 2026',
      status: 'ready' as const,
      rejectedBecause: null,
      contentType: 'audio/wav',
      durationSeconds: 4,
      uses: {},
      createdAt: '2026-11-23T08:00:00.000Z',
      version: 1,
      revision: 1,
    };
    await transact(table, [voiceMessageWrite(organization, null, message)]);
  }
}
