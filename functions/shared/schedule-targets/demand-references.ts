/** That what a body names is there. */
import type { Table } from '../../../adapters/table/client.ts';
import { findUnknown, type Pointed } from '../../../adapters/table/references.ts';
import { voiceMessageExists } from '../../../adapters/table/voice-messages.ts';
import { DomainError, unknownReference, type FieldError } from '../../../domain/domain-error.ts';
import type { OrganizationId, VoiceMessageId } from '../../../domain/ids.ts';
import type { Pointer } from '../../../domain/schedule-target.ts';

/** Voice messages by the field that names them; null and undefined name none. */
export type NamedMessages = Readonly<Record<string, VoiceMessageId | null | undefined>>;

/** Which of the named messages there are not. One read for each, at once. */
export async function missingMessages(
  table: Table,
  organization: OrganizationId,
  named: NamedMessages,
): Promise<readonly FieldError[]> {
  const fields = Object.entries(named);
  const missing = await Promise.all(
    fields.map(
      async ([, id]) => id !== null && id !== undefined && !(await voiceMessageExists(table, organization, id)),
    ),
  );
  return fields.filter((_, place) => missing[place]).map(([field]) => unknownReference(field));
}

/**
 * Refuses a group or menu of which something is wrong. Whether all is there that it points at is for the write to demand; it is read here
 * only where it is refused anyway, so that everything is told at once.
 * @throws DomainError `invalid-request`
 */
export async function demandNoneWrong(
  table: Table,
  organization: OrganizationId,
  wrong: readonly FieldError[],
  pointers: readonly Pointer<Pointed>[],
): Promise<void> {
  if (wrong.length === 0) return;
  const told = new Set(wrong.map(({ field }) => field));
  const untold = pointers.filter(({ field }) => !told.has(field));
  const unknown = await findUnknown(table, organization, untold);
  throw new DomainError('invalid-request', {
    errors: [...wrong, ...unknown.map(({ field }) => unknownReference(field))],
  });
}
