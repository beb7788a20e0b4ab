/** Open or closed for now, whatever is planned; and back. */
import { readSchedule } from '../../../adapters/table/schedule-targets.ts';
import type { TargetId } from '../../../adapters/table/target-items.ts';
import type { OverriddenReply } from '../../../contract/schedule-targets.ts';
import { DomainError } from '../../../domain/domain-error.ts';
import { demandOverride, overrideAt } from '../../../domain/schedule-target.ts';
import type { Override } from '../../../domain/schedule.ts';
import { Answer } from '../../request.ts';
import type { TargetRequest } from './change-target.ts';
import { commitTarget } from './commit-target.ts';
import type { TargetsPowers } from './powers.ts';
import { targetJournal } from './target-journal.ts';
import { assertFound, stateReply } from './tell-state.ts';
import { retryOnConflict, revised } from '../../../adapters/table/concurrent-write.ts';

type GivenOverride = Pick<Override, 'state' | 'until'>;

/** Sets an override. Replies with the state from now on. @throws DomainError `not-found`, `stale-version`, `invalid-request` */
export async function setOverride(
  request: TargetRequest & { readonly body: GivenOverride },
  powers: TargetsPowers,
  id: TargetId,
): Promise<Answer<OverriddenReply>> {
  demandOverride(request.body, request.now);
  const reply = await writeOverride(request, powers, id, request.body);
  return new Answer(reply, { version: reply.overrideVersion });
}

/** Removes the override, if there is one. @throws DomainError `not-found`, `stale-version` */
export async function removeOverride(
  request: TargetRequest,
  powers: TargetsPowers,
  id: TargetId,
): Promise<Answer<undefined>> {
  const { overrideVersion } = await writeOverride(request, powers, id, null);
  return new Answer(undefined, { version: overrideVersion });
}

/** The version of `If-Match` is that of the override; it does not matter when the override is already as the request wants it. */
function writeOverride(
  request: TargetRequest,
  { table }: TargetsPowers,
  id: TargetId,
  given: GivenOverride | null,
): Promise<OverriddenReply> {
  const { organizationId, now, ifMatch = null } = request;
  return retryOnConflict(async () => {
    const { target, schedule } = assertFound(
      await readSchedule(table, organizationId, id, { at: now, consistent: true }),
    );
    const standing = overrideAt(target, now);
    // One that goes on in the same state has held since it was first set.
    const since = standing !== null && standing.state === given?.state ? standing.since : now;
    const override = given && { state: given.state, since, until: given.until };
    let { overrideVersion } = target;
    if (standing?.state !== override?.state || standing?.until !== override?.until) {
      if (ifMatch !== null && ifMatch !== overrideVersion) throw new DomainError('stale-version');
      overrideVersion += 1;
      const before = { ...target, override: standing };
      const after = revised({ ...target, override, overrideVersion });
      const action = override === null ? 'override-removed' : 'override-set';
      const entry = targetJournal(request, { before, after, action });
      await commitTarget(table, organizationId, { before, after, entry });
    }
    return { ...stateReply({ ...schedule, override }, now), overrideVersion };
  });
}
