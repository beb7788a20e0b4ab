/** Voice messages in the table: M1 get one, M2 list and count, M3 write one, M4 delete one. What plays them: `voice-message-uses.ts`. */
import * as z from 'zod';
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom, ulidOf, type OrganizationId, type VoiceMessageId } from '../../domain/ids.ts';
import type { VoiceMessage } from '../../domain/voice-message.ts';
import { countItems, getItem, query, type Item, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { atRevision } from './concurrent-write.ts';
import { keys } from './keys.ts';
import { uploadDueAttributes, uploadedShape } from './upload-items.ts';

const schema = z.object({
  sk: z.string(),
  name: z.string(),
  durationSeconds: z.number().nullable(),
  uses: z.record(z.string(), z.number().nullable()),
  ...uploadedShape,
});

/** @throws ZodError when the item is none */
function parseVoiceMessage(item: Item): VoiceMessage {
  const { sk, ...fields } = schema.parse(item);
  return { id: idFrom('msg', sk), ...fields };
}

/** M1 One voice message, or null. GetItem, consistent, 1 RCU. */
export async function findVoiceMessage(
  table: Table,
  organization: OrganizationId,
  id: VoiceMessageId,
): Promise<VoiceMessage | null> {
  const item = await getItem(table, keys.voiceMessage(organization, id));
  return item && parseVoiceMessage(item);
}

/** M1 One voice message. @throws DomainError `not-found` */
export async function getVoiceMessage(
  table: Table,
  organization: OrganizationId,
  id: VoiceMessageId,
): Promise<VoiceMessage> {
  const message = await findVoiceMessage(table, organization, id);
  if (!message) throw new DomainError('not-found');
  return message;
}

/** M2 The newest first. Query, ~ 1 RCU for 25. */
export async function listVoiceMessages(
  table: Table,
  organization: OrganizationId,
  { after, limit }: { readonly after?: VoiceMessageId | undefined; readonly limit: number },
): Promise<{ readonly messages: readonly VoiceMessage[]; readonly last: VoiceMessageId | null }> {
  const { pk } = keys.voiceMessage(organization, idFrom('msg', ''));
  const { items, last } = await query(table, {
    partition: pk,
    after: after && { pk, sk: ulidOf(after) },
    limit,
    newestFirst: true,
  });
  return { messages: items.map(parseVoiceMessage), last: last && idFrom('msg', last.sk) };
}

/**
 * M2 How many there are, counted up to a limit. Query, ~ 9 RCU for 200: what two writes cost. An item that counts would be two more writes with every message that
 * comes or goes, and all of them would meet there.
 */
export const countVoiceMessages = (table: Table, organization: OrganizationId, limit: number): Promise<number> =>
  countItems(table, keys.voiceMessage(organization, idFrom('msg', '')).pk, limit);

/** M3 The write of a new or a changed voice message, under the revision that was read. `after` is written as the next revision. */
export const voiceMessageWrite = (
  organization: OrganizationId,
  before: VoiceMessage | null,
  after: VoiceMessage,
): Write => {
  const { id, ...fields } = after;
  return {
    put: {
      ...keys.voiceMessage(organization, id),
      ...fields,
      revision: (before?.revision ?? 0) + 1,
      ...uploadDueAttributes(organization, after),
    },
    ...atRevision(before?.revision ?? 0, 'voice message'),
  };
};

/** M4 The write that deletes a voice message as it was read. */
export const voiceMessageDelete = (organization: OrganizationId, { id, revision }: VoiceMessage): Write => ({
  delete: keys.voiceMessage(organization, id),
  ...atRevision(revision, 'voice message'),
});
