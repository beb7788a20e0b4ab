import { commit } from '../../../adapters/table/commit.ts';
import { readRoster, readSchedule } from '../../../adapters/table/schedule-targets.ts';
import { targetDeletes } from '../../../adapters/table/target-writes.ts';
import type { TargetId } from '../../../adapters/table/target-items.ts';
import { DomainError } from '../../../domain/domain-error.ts';
import { targetKindOf } from '../../../domain/schedule-target.ts';
import { isOver } from '../../../domain/schedule-event.ts';
import { numberWrites, readNumbers } from '../held-numbers.ts';
import type { TargetRequest } from './change-target.ts';
import type { TargetsPowers } from './powers.ts';
import { targetNumberChange } from './target-numbers.ts';
import { targetJournal } from './target-journal.ts';
import { inUse } from './tell-uses.ts';
import { ConcurrentWrite, retryOnConflict } from '../../../adapters/table/concurrent-write.ts';

/**
 * Deletes a group or menu that nothing leads to and no event that is to come, or in force, is put on. The roster is read first: what comes to use the
 * target after that moves it.
 * @throws DomainError `not-found`, `stale-version`, `in-use`
 */
export function deleteTarget(request: TargetRequest, { table }: TargetsPowers, id: TargetId): Promise<undefined> {
  const { organizationId, now, ifMatch = null } = request;
  return retryOnConflict(async () => {
    const roster = await readRoster(table, organizationId, targetKindOf(id));
    const read = await readSchedule(table, organizationId, id, { at: now, consistent: true, withUses: true });
    if (!read) throw new DomainError('not-found');
    const { target, ownEvents, usedBy } = read;
    if (ifMatch !== null && ifMatch !== target.version) throw new DomainError('stale-version');
    const events = ownEvents.filter((event) => !isOver(event, now)).map((event) => event.id);
    if (usedBy.length + events.length > 0) {
      throw (await inUse(table, request, id, [...usedBy, ...events])) ?? new ConcurrentWrite('group or menu');
    }
    const entry = targetJournal(request, {
      before: target,
      after: null,
      action: `${targetKindOf(id)}-deleted`,
    });
    const numbers = targetNumberChange(id, target, null);
    const writes = [
      ...targetDeletes(organizationId, target, roster),
      ...numberWrites(organizationId, numbers, await readNumbers(table, numbers), now),
    ];
    await commit(table, organizationId, writes, entry);
    return undefined;
  });
}
