/** Open or closed for now, whatever is planned; and back. */
import { untilUnmoved } from '../../adapters/table/moved.ts';
import { readSchedule } from '../../adapters/table/schedule-targets.ts';
import { saveTarget } from '../../adapters/table/target-writes.ts';
import type { TargetId } from '../../adapters/table/target-items.ts';
import type { TargetStateReply } from '../../contract/schedule-targets.ts';
import { demandOverride, overrideAt } from '../../domain/schedule-target.ts';
import type { Override } from '../../domain/schedule.ts';
import type { TargetRequest } from './change-target.ts';
import type { TargetsPowers } from './powers.ts';
import { targetJournal } from './target-journal.ts';
import { demandFound, stateReply } from './tell-state.ts';

type GivenOverride = Pick<Override, 'state' | 'until'>;

/** Sets an override; answers what is true from now on. @throws DomainError `not-found`, `invalid-request` */
export function setOverride(
  request: TargetRequest & { readonly body: GivenOverride },
  powers: TargetsPowers,
  id: TargetId,
): Promise<TargetStateReply> {
  demandOverride(request.body, request.now);
  return writeOverride(request, powers, id, request.body);
}

/** Takes an override away, if there is one. @throws DomainError `not-found` */
export async function removeOverride(request: TargetRequest, powers: TargetsPowers, id: TargetId): Promise<undefined> {
  await writeOverride(request, powers, id, null);
  return undefined;
}

function writeOverride(
  request: TargetRequest,
  { table }: TargetsPowers,
  id: TargetId,
  given: GivenOverride | null,
): Promise<TargetStateReply> {
  const { organizationId, now } = request;
  return untilUnmoved(async () => {
    const { target, schedule } = demandFound(
      await readSchedule(table, organizationId, id, { at: now, consistent: true }),
    );
    const standing = overrideAt(target, now);
    // One that goes on in the same state has held since it was first set.
    const since = standing !== null && standing.state === given?.state ? standing.since : now;
    const override = given && { state: given.state, since, until: given.until };
    if (standing?.state !== override?.state || standing?.until !== override?.until) {
      const before = { ...target, override: standing };
      const after = { ...target, override };
      const action = override === null ? 'override-removed' : 'override-set';
      const entry = targetJournal(request, { before, after, action });
      await saveTarget(table, organizationId, { before, after, entry });
    }
    return stateReply({ ...schedule, override }, now);
  });
}
