/** What a request says an event is put on, read and proved to be there. */
import type { Table } from '../../adapters/table/client.ts';
import { readTargets, type ReadTargets } from '../../adapters/table/event-targets.ts';
import { findTarget } from '../../adapters/table/schedule-targets.ts';
import { voiceMessageExists } from '../../adapters/table/voice-messages.ts';
import type { GivenTargets } from '../../contract/schedule-events.ts';
import { DomainError, type FieldError } from '../../domain/domain-error.ts';
import { isId, type OrganizationId, type VoiceMessageId } from '../../domain/ids.ts';
import type { EventTarget, EventTargets } from '../../domain/schedule-event.ts';
import type { TargetNames } from './event-journal.ts';

export interface ProvedTargets extends ReadTargets {
  /** Each once, in the order in which they came. */
  readonly targets: EventTargets;
}

/**
 * Reads the targets that a request names, for a transaction that puts an event on them.
 * @throws DomainError `invalid-request`, `unknown-reference` at `targets[n].id` for each that is malformed, unknown, foreign, deleted
 * or of the other kind
 */
export async function proveTargets(
  table: Table,
  organization: OrganizationId,
  given: GivenTargets,
): Promise<ProvedTargets> {
  if (typeof given === 'string') return { targets: given, names: new Map(), guards: [] };
  const targets = folded(given);
  const { names, guards } = await readTargets(table, organization, targets);
  demandAll(given, names);
  return { targets, names, guards };
}

/** The same for what writes nothing: cheaper, and nothing keeps the targets from being deleted a moment later. */
export async function demandTargets(
  table: Table,
  organization: OrganizationId,
  given: GivenTargets,
): Promise<EventTargets> {
  if (typeof given === 'string') return given;
  const targets = folded(given);
  const found = await Promise.all(targets.map(({ id }) => findTarget(table, organization, id)));
  demandAll(given, new Map(found.flatMap((target) => (target === null ? [] : [[target.id, target.name] as const]))));
  return targets;
}

/** Those that can be targets, each once. */
const folded = (given: readonly Given[]): readonly EventTarget[] =>
  given.filter(isTarget).filter(({ id }, place, all) => all.findIndex((other) => other.id === id) === place);

function demandAll(given: readonly Given[], names: TargetNames): void {
  const errors = given.flatMap((each, place): FieldError[] =>
    isTarget(each) && names.has(each.id) ? [] : [{ field: `targets[${place}].id`, code: 'unknown-reference' }],
  );
  if (errors.length > 0) throw new DomainError('invalid-request', { errors });
}

type Given = Exclude<GivenTargets, string>[number];

const isTarget = (given: Given): given is Given & EventTarget =>
  isId(given.kind === 'answering-group' ? 'grp' : 'mnu', given.id);

/** The targets of an event that are still there, with their names and what guards them. */
export async function standingTargets(
  table: Table,
  organization: OrganizationId,
  targets: EventTargets,
): Promise<ProvedTargets> {
  if (typeof targets === 'string') return { targets, names: new Map(), guards: [] };
  const { names, guards } = await readTargets(table, organization, targets);
  return { targets: targets.filter(({ id }) => names.has(id)), names, guards };
}

/** @throws DomainError `unknown-reference` at `messageId` when the organisation has no such voice message */
export async function proveMessage(
  table: Table,
  organization: OrganizationId,
  id: VoiceMessageId | null | undefined,
): Promise<void> {
  if (id === null || id === undefined || (await voiceMessageExists(table, organization, id))) return;
  throw new DomainError('invalid-request', { errors: [{ field: 'messageId', code: 'unknown-reference' }] });
}
