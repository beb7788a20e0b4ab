/** What is read of answering groups, IVR menus and schedule events, and how long it is good for. */
import { queryOptions } from '@tanstack/react-query';
import type { AnsweringGroupReply } from '../../contract/answering-groups.ts';
import type { IvrMenuReply } from '../../contract/ivr-menus.ts';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { horizonMilliseconds } from '../../domain/horizon.ts';
import { toInstant, type EpochMilliseconds } from '../../domain/local-date.ts';
import type { TargetKind } from '../../domain/schedule-target.ts';
import { call } from '../api/call.ts';
import { serverNow } from '../api/server-clock.ts';
import { dayOf } from '../design/time.ts';
import { readAll } from './read-all.ts';
import { kindOf, type TargetReply } from './schedule-of.ts';

const second = 1000;

/** Everything of groups and menus; invalidate it when one of them changed. */
export const targetsKey = ['schedule-targets'] as const;
/** Everything of schedule events. */
export const eventsKey = ['schedule-events'] as const;

// The state of all of them follows from the clock, so that what is read stays true until somebody changes it.
const good = { staleTime: 15 * second, refetchInterval: 60 * second } as const;

const readGroups = (signal: AbortSignal): Promise<readonly AnsweringGroupReply[]> =>
  readAll((query) => call('listAnsweringGroups', { query }, { signal }));
const readMenus = (signal: AbortSignal): Promise<readonly IvrMenuReply[]> =>
  readAll((query) => call('listIvrMenus', { query }, { signal }));

/** All answering groups, by name. An organisation has a handful or some dozens. */
export const answeringGroupsQuery = queryOptions({
  queryKey: [...targetsKey, 'answering-group'],
  queryFn: ({ signal }) => readGroups(signal),
  ...good,
});

/** All IVR menus, by name. */
export const ivrMenusQuery = queryOptions({
  queryKey: [...targetsKey, 'ivr-menu'],
  queryFn: ({ signal }) => readMenus(signal),
  ...good,
});

/** One of the two, for what does not care which. */
export const targetsQuery = (kind: TargetKind) =>
  queryOptions({
    queryKey: [...targetsKey, kind],
    queryFn: ({ signal }): Promise<readonly TargetReply[]> =>
      kind === 'answering-group' ? readGroups(signal) : readMenus(signal),
    ...good,
  });

/** One answering group. */
export const answeringGroupQuery = (answeringGroupId: string) =>
  queryOptions({
    queryKey: [...targetsKey, 'one', answeringGroupId],
    queryFn: ({ signal }) => call('getAnsweringGroup', { params: { answeringGroupId } }, { signal }),
  });

/** One IVR menu. */
export const ivrMenuQuery = (ivrMenuId: string) =>
  queryOptions({
    queryKey: [...targetsKey, 'one', ivrMenuId],
    queryFn: ({ signal }) => call('getIvrMenu', { params: { ivrMenuId } }, { signal }),
  });

/** One event. */
export const eventQuery = (scheduleEventId: string) =>
  queryOptions({
    queryKey: [...eventsKey, 'one', scheduleEventId],
    queryFn: ({ signal }) => call('getScheduleEvent', { params: { scheduleEventId } }, { signal }),
    ...good,
  });

/**
 * What the PBX is told of a target at an instant; null: now, whenever that is. Read again when an event is changed, and, by what is
 * in the key of the target itself, when that is.
 */
export const targetStateQuery = (target: TargetReply, at: EpochMilliseconds | null) =>
  queryOptions({
    queryKey: [...eventsKey, 'state', target.id, target.version, target.override, at],
    queryFn: ({ signal }) => {
      const query = at === null ? {} : { at: toInstant(at) };
      return kindOf(target) === 'answering-group'
        ? call('getAnsweringGroupState', { params: { answeringGroupId: target.id }, query }, { signal })
        : call('getIvrMenuState', { params: { ivrMenuId: target.id }, query }, { signal });
    },
    ...good,
  });

/** The holidays of a year. They do not change. */
export const holidaysQuery = (year: string) =>
  queryOptions({
    queryKey: ['holidays', year],
    queryFn: async ({ signal }) => (await call('listHolidays', { query: { year } }, { signal })).items,
    staleTime: Infinity,
  });

const readEvents = (from: string, to: string, signal: AbortSignal): Promise<readonly ScheduleEventReply[]> =>
  readAll((query) => call('listScheduleEvents', { query: { ...query, from, to } }, { signal }));

/**
 * The events from today on, as far as a next change is looked for. The key is without dates: at midnight what is there stays, whether or
 * not it can be read again then. It is read again within a minute, by the dates of the day.
 */
export const eventsAheadQuery = (timeZone: string) =>
  queryOptions({
    queryKey: [...eventsKey, 'ahead', timeZone],
    queryFn: ({ signal }) => {
      const now = serverNow();
      return readEvents(dayOf(now, timeZone), dayOf(now + horizonMilliseconds, timeZone), signal);
    },
    ...good,
  });

/** The events that occur between two dates, both included. */
export const eventsQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: [...eventsKey, 'between', from, to],
    queryFn: ({ signal }) => readEvents(from, to, signal),
    ...good,
  });
