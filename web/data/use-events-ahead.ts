/** The events of the coming year: what strips and sentences are computed from. */
import { useQuery } from '@tanstack/react-query';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { useTelling } from '../design/use-telling.ts';
import { eventsAheadQuery } from './schedule-queries.ts';

/** As far ahead as a next change is looked for. Null until they have been read. */
export const useEventsAhead = (): readonly ScheduleEventReply[] | null => useEventsAheadQuery().data ?? null;

/** The same, for whom it matters whether the reading failed. */
export const useEventsAheadQuery = () => useQuery(eventsAheadQuery(useTelling().timeZone));
