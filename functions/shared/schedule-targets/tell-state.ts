/** When a group or menu is open: at a moment, and over time. */
import { readSchedule, type ReadSchedule } from '../../../adapters/table/schedule-targets.ts';
import type { TargetId } from '../../../adapters/table/target-items.ts';
import type { TargetStateReply, TimelineReply } from '../../../contract/schedule-targets.ts';
import { DomainError, type FieldError } from '../../../domain/domain-error.ts';
import { toInstant, type EpochMilliseconds } from '../../../domain/local-date.ts';
import { horizonDays, horizonMilliseconds } from '../../../domain/horizon.ts';
import { stateAt, timeline, type Schedule } from '../../../domain/schedule.ts';
import type { CommonRequest, OrganizationReader } from '../../request.ts';
import type { TargetsPowers } from './powers.ts';

type Asking = CommonRequest & OrganizationReader;

/** The state at a moment, now if none is given. @throws DomainError `not-found`, `invalid-request` */
export async function tellState(
  { organizationId, query, now }: Asking & { readonly query: { readonly at?: EpochMilliseconds | undefined } },
  { table }: TargetsPowers,
  id: TargetId,
): Promise<TargetStateReply> {
  const at = query.at ?? now;
  demand(longBefore(now, 'at', at));
  return stateReply(assertFound(await readSchedule(table, organizationId, id, { at })).schedule, at);
}

/** The state at the beginning, then each change. @throws DomainError `not-found`, `invalid-request` */
export async function tellTimeline(
  {
    organizationId,
    query: { from, to },
    now,
  }: Asking & { readonly query: { readonly from: number; readonly to: number } },
  { table }: TargetsPowers,
  id: TargetId,
): Promise<TimelineReply> {
  demand([
    ...longBefore(now, 'from', from),
    ...(to <= from ? [{ field: 'to', code: 'before-start' } as const] : []),
    ...(to - from > horizonMilliseconds
      ? [{ field: 'to', code: 'too-far-apart', values: { days: horizonDays } } as const]
      : []),
  ]);
  const { schedule } = assertFound(await readSchedule(table, organizationId, id, { at: from }));
  const items = timeline(schedule, from, to, mostItems + 1);
  demand(items.length > mostItems ? [{ field: 'to', code: 'too-many-changes' }] : []);
  return { items: items.map(({ at, ...outcome }) => ({ at: toInstant(at), ...outcome })) };
}

/** A reply may have 6 MB (Lambda's quota); no calendar of people's comes near it. */
const mostItems = 20_000;

/** A state as replies tell it. */
export function stateReply(schedule: Schedule, at: EpochMilliseconds): TargetStateReply {
  const { state, messageId, because, nextChangeAt } = stateAt(schedule, at);
  return { state, messageId, because, nextChangeAt: nextChangeAt === null ? null : toInstant(nextChangeAt) };
}

/** @throws DomainError `not-found` */
export function assertFound<Id extends TargetId>(read: ReadSchedule<Id> | null): ReadSchedule<Id> {
  if (read === null) throw new DomainError('not-found');
  return read;
}

/** Events that are over are kept for so long; what is ahead is known as far as the calendar goes. */
const longBefore = (now: EpochMilliseconds, field: string, moment: EpochMilliseconds): readonly FieldError[] =>
  moment < now - horizonMilliseconds ? [{ field, code: 'too-long-ago', values: { days: horizonDays } }] : [];

function demand(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new DomainError('invalid-request', { errors });
}
