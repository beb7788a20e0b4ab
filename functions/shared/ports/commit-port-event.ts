/** The one way in which a port request changes: read, {@link advance}, write under what was read. */
import type { Table } from '../../../adapters/table/client.ts';
import { commit, transact, type Write } from '../../../adapters/table/commit.ts';
import { retryOnConflict } from '../../../adapters/table/concurrent-write.ts';
import { isJournaled } from '../../../adapters/table/journal.ts';
import { portOwnerDueWrite } from '../../../adapters/table/port-owners.ts';
import { getPortRequest, portRequestWrite } from '../../../adapters/table/port-requests.ts';
import { DomainError } from '../../../domain/domain-error.ts';
import type { ActivityId, OrganizationId, PortRequestId } from '../../../domain/ids.ts';
import type { JournalEntry } from '../../../domain/journal.ts';
import { identityDueAt } from '../../../domain/port-due.ts';
import { advance, type PortEvent } from '../../../domain/port-events.ts';
import type { PortRequest } from '../../../domain/port-request.ts';
import type { EntryMaker } from '../entry-maker.ts';
import { actionOf, portJournal } from './port-journal.ts';

/** What an event is about, and who makes it. `repeats`: an earlier try of the same request may have written it. */
export interface PortEventPlace {
  readonly organizationId: OrganizationId;
  readonly id: PortRequestId;
  /** The event is of this attempt only. Left out: of whichever is under way. */
  readonly attempt?: number;
  readonly repeats?: boolean;
}

/** What is written in the same transaction. */
export interface AlsoWritten {
  readonly writes: readonly Write[];
  /** Of what else changes. */
  readonly entries?: readonly JournalEntry[];
}

/** An event, with what else changes by it. */
export interface PortStep {
  readonly event: PortEvent;
  /** Reads what else changes, and builds its writes. */
  readonly also?: (after: PortRequest, before: PortRequest) => Promise<AlsoWritten>;
  /** The event gives the request another owner, whose identity number `also` writes. */
  readonly writesOwner?: boolean;
}

/**
 * Makes an event happen to a port request: one transaction with its journal entry.
 * @param decide the event, from the request as it was read; null: nothing happens
 * @returns the request afterwards
 * @throws DomainError `not-found`; `illegal-transition`, also when the attempt is over
 */
export function commitPortEvent(
  table: Table,
  { organizationId, id, attempt, repeats = false }: PortEventPlace,
  maker: EntryMaker,
  decide: PortEvent | ((request: PortRequest) => Promise<PortStep | null>),
): Promise<PortRequest> {
  const activityId = maker.newId('act');
  return retryOnConflict(async () => {
    const before = await getPortRequest(table, organizationId, id);
    if (repeats && (await isJournaled(table, organizationId, activityId))) return before;
    if (attempt !== undefined && attempt !== before.attempt) throw new DomainError('illegal-transition');
    const step = typeof decide === 'function' ? await decide(before) : { event: decide };
    return step === null ? before : changePort(table, organizationId, { before, step, activityId }, maker);
  });
}

/**
 * One try of {@link commitPortEvent}, of a request that was read.
 * @throws ConcurrentWrite; DomainError `illegal-transition`
 */
export async function changePort(
  table: Table,
  organization: OrganizationId,
  {
    before,
    step: { event, also, writesOwner = false },
    activityId,
  }: { readonly before: PortRequest; readonly step: PortStep; readonly activityId: ActivityId },
  maker: EntryMaker,
): Promise<PortRequest> {
  const after = advanced(before, event, maker);
  const more: AlsoWritten = also === undefined ? { writes: [] } : await also(after, before);
  const writes = [
    portRequestWrite(organization, before, after),
    ...(writesOwner ? [] : identityWrites(organization, before, after)),
    ...more.writes,
  ];
  const action = actionOf(event, after);
  if (action === null) await transact(table, writes);
  else {
    const entry = { ...portJournal(maker, action, { before, after }), id: activityId };
    await commit(table, organization, writes, [entry, ...(more.entries ?? [])]);
  }
  return after;
}

/** A request after an event, with its next version. */
function advanced(before: PortRequest, event: PortEvent, { actor, at }: EntryMaker): PortRequest {
  return { ...advance(before, event, { actor, now: Date.parse(at) }), version: before.version + 1 };
}

/** The write of the moment at which the identity number is erased, when the event moves it. */
function identityWrites(organization: OrganizationId, before: PortRequest, after: PortRequest): readonly Write[] {
  const at = identityDueAt(after);
  const isMoved = after.identityErasedAt === null && at !== identityDueAt(before);
  return isMoved ? [portOwnerDueWrite(organization, after.id, at)] : [];
}
