/** What the overview knows of groups, menus and events: all of it, or nothing yet. */
import { useQuery } from '@tanstack/react-query';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { together, type Reads } from '../design/reads.ts';
import type { TargetReply } from './schedule-of.ts';
import { answeringGroupsQuery, ivrMenusQuery } from './schedule-queries.ts';
import { useEventsAheadQuery } from './use-events-ahead.ts';
import { useMinute } from './use-minute.ts';

/** `known` null and no failure: on its way. */
export interface Routing {
  readonly now: EpochMilliseconds;
  readonly known: { readonly targets: readonly TargetReply[]; readonly events: readonly ScheduleEventReply[] } | null;
  readonly reads: Reads;
}

export function useRouting(): Routing {
  const now = useMinute();
  const groups = useQuery(answeringGroupsQuery);
  const menus = useQuery(ivrMenusQuery);
  const events = useEventsAheadQuery();
  return {
    now,
    known:
      groups.data && menus.data && events.data
        ? { targets: [...groups.data, ...menus.data], events: events.data }
        : null,
    reads: together(groups, menus, events),
  };
}
