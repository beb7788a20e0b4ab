import type { Table } from '../../../adapters/table/client.ts';
import { commit, transact } from '../../../adapters/table/commit.ts';
import { findProjection, projectionWrites, putProjection } from '../../../adapters/table/projections.ts';
import { readSchedule } from '../../../adapters/table/schedule-targets.ts';
import type { TargetId } from '../../../adapters/table/target-items.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { JournalEntry } from '../../../domain/journal.ts';
import { toInstant, type EpochMilliseconds } from '../../../domain/local-date.ts';
import { settleProjection, type Projection } from '../../../domain/projection.ts';
import { targetKindOf } from '../../../domain/schedule-target.ts';
import { system, type Run } from './run.ts';
import type { Settler } from './settler.ts';
import { retryOnConflict } from '../../../adapters/table/concurrent-write.ts';

/**
 * Makes the projection of a target what it has to be now, and journals a change of state or message. It may run twice, late, or in
 * parallel with another run: the projection is written under the revision that was read *before* the schedule, so the second writer has
 * read everything that the first has read. It is written even where nothing differs: the new revision stops a later writer that has read
 * an older schedule.
 * @returns the moment at which the target is due again; null when it is not, or is gone
 */
export function settleTarget(
  table: Table,
  organization: OrganizationId,
  id: TargetId,
  run: Run,
): Promise<EpochMilliseconds | null> {
  return retryOnConflict(async () => {
    const stored = await findProjection(table, organization, id);
    const read = await readSchedule(table, organization, id, { at: run.now, consistent: true });
    if (!read) return null;
    const { projection, isNews } = settleProjection(read.schedule, stored, run.now);
    const writes = projectionWrites(organization, id, { before: stored, after: projection });
    if (isNews) {
      await commit(table, organization, writes, changeEntry(id, read.target.name, { stored, projection }, run));
    } else if (stored === null) await transact(table, writes);
    else await putProjection(table, organization, id, { before: stored, after: projection });
    return projection.dueAt;
  });
}

/** What the journal says, and the event that it becomes: `at` is the moment from which it holds, not that at which we found out. */
function changeEntry(
  id: TargetId,
  name: string,
  { stored, projection }: { readonly stored: Projection | null; readonly projection: Projection },
  { newId, requestId }: Run,
): JournalEntry {
  const { state, messageId, since, nextChangeAt } = projection;
  const changes = [
    { field: 'state', before: stored?.state ?? null, after: state },
    { field: 'messageId', before: stored?.messageId ?? null, after: messageId },
  ];
  return {
    id: newId('act'),
    at: toInstant(since),
    actor: system,
    action: 'target-state-changed',
    entityId: id,
    entityName: name,
    changes: changes.filter(({ before, after }) => before !== after),
    data: {
      kind: targetKindOf(id),
      state,
      messageId,
      nextChangeAt: nextChangeAt === null ? null : toInstant(nextChangeAt),
    },
    requestId,
  };
}

/** Settles within the minute too: it projects what comes then, with the moment from which it holds. */
export const targetSettler: Settler<'target'> = {
  withinMinute: true,
  concurrent: true,
  settle: ({ table }, { organizationId, id }, run) => settleTarget(table, organizationId, id, run),
};
