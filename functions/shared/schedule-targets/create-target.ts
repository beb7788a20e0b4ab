import { getTarget } from '../../../adapters/table/schedule-targets.ts';
import { pointersOf } from '../../../adapters/table/target-writes.ts';
import type { TargetId, TargetOf } from '../../../adapters/table/target-items.ts';
import { targetKindOf } from '../../../domain/schedule-target.ts';
import type { CommonRequest, OrganizationCaller } from '../../request.ts';
import type { Judged } from './change-target.ts';
import { commitTarget } from './commit-target.ts';
import { assertNoneWrong } from './assert-references.ts';
import { destinationNames } from './destination-names.ts';
import type { TargetsPowers } from './powers.ts';
import { targetJournal } from './target-journal.ts';
import { retryOnConflict } from '../../../adapters/table/concurrent-write.ts';

/** What every new group or menu begins with. */
export const unwritten = { override: null, overrideVersion: 0, version: 1, revision: 1 } as const;

/**
 * Creates a group or menu; that what it references is there is a condition of the write. A request that comes again after it
 * died (same Idempotency-Key) finds what it created.
 * @param decide says what else is wrong with it
 * @throws DomainError `number-taken`, `invalid-request`
 */
export function createTarget<Id extends TargetId>(
  request: CommonRequest & OrganizationCaller,
  { table }: TargetsPowers,
  target: TargetOf<Id> & { readonly id: Id },
  { decide = nothingWrong }: { readonly decide?: () => Promise<Judged> } = {},
): Promise<TargetOf<Id>> {
  const { organizationId } = request;
  const activityId = request.newId('act');
  return retryOnConflict(async () => {
    const [names, { wrong, guards }] = await Promise.all([destinationNames(table, organizationId, target), decide()]);
    await assertNoneWrong(table, organizationId, wrong, pointersOf(target));
    const action = `${targetKindOf(target.id)}-created` as const;
    const entry = { ...targetJournal(request, { before: null, after: target, action, names }), id: activityId };
    const committed = await commitTarget(table, organizationId, { before: null, after: target, entry, guards });
    return committed === 'done' ? target : getTarget(table, organizationId, target.id);
  });
}

const nothingWrong = async (): Promise<Judged> => ({ wrong: [] });
