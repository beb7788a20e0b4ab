import type { Table } from '../../adapters/table/client.ts';
import { unknownReferences } from '../../adapters/table/references.ts';
import { voiceMessageExists } from '../../adapters/table/voice-messages.ts';
import type { OrganizationId, VoiceMessageId } from '../../domain/ids.ts';

/** Voice messages by the field that names them; null and undefined name none. */
export type NamedMessages = Readonly<Record<string, VoiceMessageId | null | undefined>>;

/** Which of the named messages there are not. One read for each, at once. */
export async function missingMessages(
  table: Table,
  organization: OrganizationId,
  named: NamedMessages,
): Promise<readonly string[]> {
  const fields = Object.entries(named);
  const missing = await Promise.all(
    fields.map(
      async ([, id]) => id !== null && id !== undefined && !(await voiceMessageExists(table, organization, id)),
    ),
  );
  return fields.map(([field]) => field).filter((_, place) => missing[place]);
}

/** @throws DomainError `invalid-request` that names the fields, when there are any */
export function demandNoneMissing(fields: readonly string[]): void {
  if (fields.length > 0) throw unknownReferences(fields);
}
