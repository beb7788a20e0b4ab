/** The events of the coming year: what strips and sentences are computed from. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { horizonMilliseconds } from '../../domain/horizon.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { dayOf } from '../design/time.ts';
import { useTelling } from '../session/use-session.ts';
import { eventsQuery } from './schedule-queries.ts';

/** As far ahead as a next change is looked for. Null until they have been read. */
export const useEventsAhead = (now: EpochMilliseconds): readonly ScheduleEventReply[] | null =>
  useEventsAheadQuery(now).data ?? null;

/** The same, for whom it matters whether the reading failed. */
export function useEventsAheadQuery(now: EpochMilliseconds) {
  const { timeZone } = useTelling();
  const [today, last] = [dayOf(now, timeZone), dayOf(now + horizonMilliseconds, timeZone)];
  // At midnight the question is another one: until its answer is there, the last one is good.
  return useQuery({ ...eventsQuery(today, last), placeholderData: keepPreviousData });
}
