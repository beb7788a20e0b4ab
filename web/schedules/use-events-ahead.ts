/** The events of the coming year: what strips, sentences and simulations are computed from. */
import { useQuery } from '@tanstack/react-query';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { dayOf } from '../design/time.ts';
import { useTelling } from '../session/use-session.ts';
import { eventsQuery } from './schedule-queries.ts';
import { dateAfter } from './week-ahead.ts';

/** As far as a next change is looked for. */
const daysAhead = 400;

/** Null until they have been read. */
export function useEventsAhead(now: EpochMilliseconds): readonly ScheduleEventReply[] | null {
  const { timeZone } = useTelling();
  const today = dayOf(now, timeZone);
  return useQuery(eventsQuery(today, dateAfter(today, daysAhead))).data ?? null;
}
