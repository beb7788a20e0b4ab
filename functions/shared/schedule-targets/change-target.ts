/** The way in which every change of a group or a menu goes: read, decide, write under what was read. */
import { findTarget } from '../../../adapters/table/schedule-targets.ts';
import { pointersOf, type Guards } from '../../../adapters/table/target-writes.ts';
import type { TargetId, TargetOf } from '../../../adapters/table/target-items.ts';
import { DomainError, type FieldError } from '../../../domain/domain-error.ts';
import { targetKindOf } from '../../../domain/schedule-target.ts';
import type { CommonRequest, OrganizationCaller } from '../../request.ts';
import { commitTarget } from './commit-target.ts';
import { assertNoneWrong } from './assert-references.ts';
import { destinationNames } from './destination-names.ts';
import type { TargetsPowers } from './powers.ts';
import { targetJournal } from './target-journal.ts';
import { retryOnConflict, revised } from '../../../adapters/table/concurrent-write.ts';

export type TargetRequest = CommonRequest & OrganizationCaller & { readonly ifMatch?: number | null };

/** What is wrong with a target, for which it is refused; and what it rests upon that nothing else is. */
export interface Judged {
  readonly wrong: readonly FieldError[];
  readonly guards?: Guards;
}

/** What was decided: the target as it is to be, the very same when nothing changes. */
export interface Decided<Target> extends Judged {
  readonly after: Target;
}

/**
 * Changes one group or menu.
 * @param change `alsoRead`: what the decision needs but the target, read in parallel with it or, where it depends on it, after it
 * @throws DomainError `not-found`, `stale-version`, `number-taken`, `invalid-request`
 */
export function changeTarget<Id extends TargetId, Other>(
  request: TargetRequest,
  { table }: TargetsPowers,
  id: Id,
  {
    alsoRead,
    decide,
  }: {
    readonly alsoRead: (target: Promise<TargetOf<Id> | null>) => Promise<Other>;
    readonly decide: (target: TargetOf<Id>, alsoRead: Other) => Decided<TargetOf<Id>>;
  },
): Promise<TargetOf<Id>> {
  const { organizationId, ifMatch = null } = request;
  return retryOnConflict(async () => {
    const target = findTarget(table, organizationId, id);
    const [before, read] = await Promise.all([target, alsoRead(target)]);
    if (!before) throw new DomainError('not-found');
    if (ifMatch !== null && ifMatch !== before.version) throw new DomainError('stale-version');
    const { after: decided, guards, wrong } = decide(before, read);
    await assertNoneWrong(table, organizationId, wrong, pointersOf(decided));
    if (decided === before) return before;
    const after = revised(decided);
    const action = `${targetKindOf(id)}-changed` as const;
    const names = await destinationNames(table, organizationId, before, after);
    const entry = targetJournal(request, { before, after, action, names });
    await commitTarget(table, organizationId, { before, after, entry, guards });
    return after;
  });
}
