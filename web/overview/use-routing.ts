/** What the overview knows of groups, menus and events: all of it, or nothing yet. */
import { useQuery } from '@tanstack/react-query';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { TargetReply } from '../schedules/schedule-of.ts';
import { answeringGroupsQuery, ivrMenusQuery } from '../schedules/schedule-queries.ts';
import { useEventsAheadQuery } from '../schedules/use-events-ahead.ts';
import { useMinute } from '../schedules/use-minute.ts';

/** `known` null and `error` null: on its way. */
export interface Routing {
  readonly now: EpochMilliseconds;
  readonly known: { readonly targets: readonly TargetReply[]; readonly events: readonly ScheduleEventReply[] } | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

export function useRouting(): Routing {
  const now = useMinute();
  const groups = useQuery(answeringGroupsQuery);
  const menus = useQuery(ivrMenusQuery);
  const events = useEventsAheadQuery(now);
  const failed = [groups, menus, events].filter(({ isLoadingError }) => isLoadingError);
  return {
    now,
    known:
      groups.data && menus.data && events.data
        ? { targets: [...groups.data, ...menus.data], events: events.data }
        : null,
    error: failed[0]?.error ?? null,
    retry: () => {
      for (const query of failed) void query.refetch();
    },
  };
}
