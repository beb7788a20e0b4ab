/**
 * Where the links of an event lie, and what has to be written when it changes. Their keys bear the instant at which the event is over,
 * so a change that moves it moves all of them; but a transaction takes 100 items, and an event 80 targets. What does not fit is
 * finished by {@link linkMoves}, and until then every target still reads the event right:
 * - an event that ends later has its new link next to the old one, which is older (see `newestEvents`) and falls out of sight first;
 * - one that ends earlier has its new link under the old key, where it is only read for longer than it need be.
 */
import { horizonMilliseconds } from '../../domain/horizon.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { isOver, scopesOf, type ScheduleEvent } from '../../domain/schedule-event.ts';
import type { TargetScope } from '../../domain/schedule-target.ts';
import type { Write } from './commit.ts';
import { keys } from './keys.ts';
import { linkEnd, linkItem, linkMoment, linkUntil } from './schedule-links.ts';
import { atRevision } from './concurrent-write.ts';

/** TransactWriteItems takes 100 items; four are the event, its journal entry and two rosters. The others are these. */
export const mostLinkWrites = 96;

/**
 * The writes that make an event's links what `after` says; and, when more is to do, the `leftover` that `after` must bear.
 * One that is over has them too, as long as a state in the past may be asked for: that follows from the events as they are now, whenever they
 * were entered.
 * @param change `others`: how many items of the transaction are neither links nor those that every event has
 * @returns more writes than a transaction takes when old and new targets together are too many
 */
export function linkWrites(
  organization: OrganizationId,
  {
    before,
    after,
    now,
    others = 0,
  }: {
    readonly before: ScheduleEvent | null;
    readonly after: ScheduleEvent;
    readonly now: number;
    readonly others?: number;
  },
): { readonly writes: readonly Write[]; readonly leftover: ScheduleEvent['leftover'] } {
  const standing = before === null ? [] : scopesOf(before.targets);
  const wanted = isOver(after, now - horizonMilliseconds) ? [] : scopesOf(after.targets);
  const same = before !== null && isSameLink(organization, before, after);
  const puts = wanted.filter((scope) => !same || !standing.includes(scope));
  const gone = standing.filter((scope) => !wanted.includes(scope));
  const moved = before && linkEnd(before) !== linkEnd(after) ? puts.filter((scope) => standing.includes(scope)) : [];
  const most = mostLinkWrites - others;
  const atOnce = puts.length + gone.length + moved.length <= most;
  const end = atOnce || before === null ? linkEnd(after) : laterOf(linkEnd(before), linkEnd(after));
  return {
    writes: [
      ...puts.map((scope) => linkPut(organization, scope, after, end)),
      ...(before ? [...gone, ...(atOnce ? moved : [])] : []).map((scope) =>
        linkDelete(organization, scope, before as ScheduleEvent, linkEnd(before as ScheduleEvent)),
      ),
    ],
    leftover: atOnce || before === null ? null : (linkUntil(before) ?? 'endless'),
  };
}

/** One link of each target is put and one deleted; the event is one item more. */
const targetsAtOnce = 49;

/**
 * V6 What a change of the event has left to write, one transaction after the other: links under the right key, none under the old one.
 * May be repeated.
 * @returns none when nothing is left; `event`: as the last one leaves it
 * The writes reject with ConcurrentWrite when another command wrote the event meanwhile.
 */
export function linkMoves(
  organization: OrganizationId,
  event: ScheduleEvent,
): { readonly transactions: readonly (readonly Write[])[]; readonly event: ScheduleEvent } {
  if (event.leftover === null) return { transactions: [], event };
  const old = event.leftover === 'endless' ? '9999' : linkMoment(event.leftover);
  const scopes = scopesOf(event.targets);
  const transactions: (readonly Write[])[] = [];
  let { revision } = event;
  for (let from = 0; from < scopes.length; from += targetsAtOnce) {
    const some = scopes.slice(from, from + targetsAtOnce);
    const isLast = from + targetsAtOnce >= scopes.length;
    transactions.push([
      {
        update: keys.scheduleEvent(organization, event.id),
        set: `SET revision = :next${isLast ? ', leftover = :none' : ''}`,
        ...atRevision(revision, 'schedule event', { ':next': revision + 1, ...(isLast && { ':none': null }) }),
      },
      ...some.map((scope) => linkPut(organization, scope, event, linkEnd(event))),
      ...some.map((scope) => linkDelete(organization, scope, event, old)),
    ]);
    revision += 1;
  }
  return { transactions, event: { ...event, leftover: null, revision } };
}

/** The deletes of all links of an event. */
export const linkDeletes = (organization: OrganizationId, event: ScheduleEvent): readonly Write[] =>
  scopesOf(event.targets).map((scope) => linkDelete(organization, scope, event, linkEnd(event)));

const linkPut = (organization: OrganizationId, scope: TargetScope, event: ScheduleEvent, end: string): Write => ({
  put: {
    ...linkItem(organization, scope, { event, version: event.version }),
    ...keys.link(organization, scope, end, event.id),
  },
});

const linkDelete = (organization: OrganizationId, scope: TargetScope, { id }: ScheduleEvent, end: string): Write => ({
  delete: keys.link(organization, scope, end, id),
});

/** Whether two versions of an event have the same link but for the version. */
const isSameLink = (organization: OrganizationId, one: ScheduleEvent, other: ScheduleEvent): boolean => {
  const [first, second] = [one, other].map((event) =>
    JSON.stringify(linkItem(organization, 'all-ivr-menus', { event, version: 0 })),
  );
  return first === second;
};

/** As texts: an instant of this millennium is before `9999`, which is no end. */
const laterOf = (one: string, other: string): string => (one > other ? one : other);
