/** The way in which every change of an event goes: read, put in order what an earlier one left, decide, write under what was read. */
import type { Table } from '../../adapters/table/client.ts';
import { findHolidayEvent, holderIn } from '../../adapters/table/holiday-uniqueness.ts';
import { getScheduleEvent } from '../../adapters/table/schedule-events.ts';
import type { GivenTargets } from '../../contract/schedule-events.ts';
import { DomainError, unknownReference } from '../../domain/domain-error.ts';
import type { ActivityId, OrganizationId, ScheduleEventId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { holidayPlaceOf, isOver, isSamePlace, type ScheduleEvent } from '../../domain/schedule-event.ts';
import type { CommonRequest, OrganizationCaller } from '../request.ts';
import { eventJournal } from '../shared/schedules/event-journal.ts';
import { saveEvent, settleLinks } from '../shared/schedules/save-event.ts';
import { readRequestedTargets, readExistingTargets, type CheckedTargets } from '../shared/schedules/event-targets.ts';
import { type ConcurrentWrite, retryOnConflict } from '../../adapters/table/concurrent-write.ts';

type VersionedRequest = CommonRequest & OrganizationCaller & { readonly ifMatch: number | null };

/**
 * Does something with one event, as it is stored.
 * @throws DomainError `not-found`, `stale-version`, and what `act` throws
 */
export const withEvent = <Done>(
  { organizationId, ifMatch }: VersionedRequest,
  table: Table,
  id: ScheduleEventId,
  act: (event: ScheduleEvent, met: ConcurrentWrite | null) => Promise<Done>,
): Promise<Done> =>
  retryOnConflict(async (met) => {
    const event = await getScheduleEvent(table, organizationId, id);
    const settled = await settleLinks(table, organizationId, event);
    if (ifMatch !== null && ifMatch !== settled.version) throw new DomainError('stale-version');
    return act(settled, met);
  });

/** What an event becomes, and the targets of the request, if it has any: they must exist. */
export interface Decision {
  readonly after: ScheduleEvent;
  readonly targets?: GivenTargets | undefined;
}

/**
 * Changes one event. What is as it was is not written again.
 * @param activityId of its journal entry: a request that changes several events plans theirs, so that a repeated one, for which some are as
 *   they should be already, takes none that was used
 * @throws DomainError `not-found`, `stale-version`, `holiday-taken`, `invalid-request` when it is to be put on what is not there, and what `decide` throws
 */
export const changeEvent = (
  request: VersionedRequest,
  table: Table,
  id: ScheduleEventId,
  decide: (event: ScheduleEvent) => Promise<Decision>,
  activityId: ActivityId = request.newId('act'),
): Promise<ScheduleEvent> =>
  withEvent(request, table, id, async (before, met) => {
    const { organizationId, now } = request;
    const { after: decided, targets: given } = await decide(before);
    const { targets, names, guards } =
      given === undefined && isRevived(before, decided, now)
        ? await readRemainingTargets(table, organizationId, before)
        : await readChangedTargets(table, organizationId, before, given);
    const after = { ...decided, targets };
    if (JSON.stringify(after) === JSON.stringify(before)) return before;
    await assertHolidayFree(table, organizationId, { before, after, holder: holderIn(met) });
    const next = { ...after, version: before.version + 1 };
    const entry = { ...eventJournal(request, { before, after: next, names }), id: activityId };
    return saveEvent(table, organizationId, {
      before,
      after: next,
      entry,
      also: guards,
      holder: holderIn(met),
    });
  });

/** Whether an event that was over comes again: nothing has kept its targets from being deleted meanwhile. */
const isRevived = (before: ScheduleEvent, decided: ScheduleEvent, now: EpochMilliseconds): boolean =>
  isOver(before, now) && !isOver(decided, now);

/**
 * Query, only when the event is of a holiday and gets other targets.
 * @throws DomainError `holiday-taken` when those have one of the same holiday and year
 */
export async function assertHolidayFree(
  table: Table,
  organization: OrganizationId,
  {
    before,
    after,
    holder = null,
  }: {
    readonly before: ScheduleEvent;
    readonly after: Pick<ScheduleEvent, 'holiday' | 'targets'>;
    /** Which event has the place by its uniqueness item, when a write met it. */
    readonly holder?: ScheduleEventId | null;
  },
): Promise<void> {
  const place = holidayPlaceOf(after);
  if (place === null || isSamePlace(holidayPlaceOf(before), place)) return;
  const existing = await findHolidayEvent(table, organization, place, holder);
  if (existing === null) return;
  throw new DomainError('holiday-taken', { errors: [{ field: 'targets', code: 'holiday-taken' }] });
}

/** Of an event's targets those that are there, if any is. @throws DomainError `unknown-reference` at `targets` */
async function readRemainingTargets(
  table: Table,
  organization: OrganizationId,
  event: ScheduleEvent,
): Promise<CheckedTargets> {
  const standing = await readExistingTargets(table, organization, event.targets);
  if (standing.targets.length > 0) return standing;
  throw new DomainError('invalid-request', { errors: [unknownReference('targets')] });
}

/** The targets of the request, which must exist, with the names of those that go; undefined: those that the event has, unread. */
async function readChangedTargets(
  table: Table,
  organization: OrganizationId,
  before: ScheduleEvent,
  wanted: GivenTargets | undefined,
): Promise<CheckedTargets> {
  if (wanted === undefined) return { targets: before.targets, names: new Map(), guards: [] };
  const checked = await readRequestedTargets(table, organization, wanted);
  const others = typeof before.targets === 'string' ? [] : before.targets.filter(({ id }) => !checked.names.has(id));
  const { names } = await readExistingTargets(table, organization, others);
  return { ...checked, names: new Map([...checked.names, ...names]) };
}
