/** The targets and the message that a request names for an event: they are read, and must exist. */
import type { Table } from '../../../adapters/table/client.ts';
import { readTargets, type ReadTargets } from '../../../adapters/table/event-targets.ts';
import { findUnknown } from '../../../adapters/table/references.ts';
import type { GivenTargets } from '../../../contract/schedule-events.ts';
import { DomainError, unknownReference, type FieldError } from '../../../domain/domain-error.ts';
import { isId, type OrganizationId, type VoiceMessageId } from '../../../domain/ids.ts';
import type { EventTarget, EventTargets } from '../../../domain/schedule-event.ts';

export interface CheckedTargets extends ReadTargets {
  /** Each once, in the order in which they came. */
  readonly targets: EventTargets;
}

/**
 * Reads the targets that a request names, for a transaction that puts an event on them.
 * @throws DomainError `invalid-request`, `unknown-reference` at `targets[n].id` for each that is malformed, unknown, foreign, deleted
 * or of the other kind
 */
export async function readRequestedTargets(
  table: Table,
  organization: OrganizationId,
  given: GivenTargets,
): Promise<CheckedTargets> {
  if (typeof given === 'string') return { targets: given, names: new Map(), guards: [] };
  const targets = foldTargets(given);
  const { names, guards } = await readTargets(table, organization, targets);
  assertAllThere(given, (id) => names.has(id));
  return { targets, names, guards };
}

/** The ids of a request that can be a target, each once. */
export const foldTargets = (given: readonly Given[]): readonly EventTarget[] =>
  given.filter(isTarget).filter(({ id }, place, all) => all.findIndex((other) => other.id === id) === place);

/** @throws DomainError `invalid-request`, `unknown-reference` at each that cannot be a target or is not there */
export function assertAllThere(given: readonly Given[], isThere: (id: EventTarget['id']) => boolean): void {
  const errors = given.flatMap((each, place): FieldError[] =>
    isTarget(each) && isThere(each.id) ? [] : [unknownReference(`targets[${place}].id`)],
  );
  if (errors.length > 0) throw new DomainError('invalid-request', { errors });
}

type Given = Exclude<GivenTargets, string>[number];

const isTarget = (given: Given): given is Given & EventTarget =>
  isId(given.kind === 'answering-group' ? 'grp' : 'mnu', given.id);

/** The targets of an event that still exist, with their names and the writes that guard them. */
export async function readExistingTargets(
  table: Table,
  organization: OrganizationId,
  targets: EventTargets,
): Promise<CheckedTargets> {
  if (typeof targets === 'string') return { targets, names: new Map(), guards: [] };
  const { names, guards } = await readTargets(table, organization, targets);
  return { targets: targets.filter(({ id }) => names.has(id)), names, guards };
}

/** @throws DomainError `unknown-reference` at `messageId` when the organisation has no such voice message that is ready */
export async function assertMessageExists(
  table: Table,
  organization: OrganizationId,
  id: VoiceMessageId | null | undefined,
): Promise<void> {
  if (id === null || id === undefined) return;
  const unknown = await findUnknown(table, organization, [{ field: 'messageId', id }]);
  if (unknown.length > 0) throw new DomainError('invalid-request', { errors: [unknownReference('messageId')] });
}
