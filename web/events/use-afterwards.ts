/** Whether the moment after an event opens what it closed. */
import { useQuery } from '@tanstack/react-query';
import { concerns } from '../../domain/schedule-event.ts';
import { stateAt } from '../../domain/schedule.ts';
import { isDate } from '../../domain/local-date.ts';
import { isLocalDateTime, toEpoch } from '../../domain/time-zone.ts';
import { useTelling } from '../design/use-telling.ts';
import { isComplete, type EventForm } from './event-form.ts';
import { scheduleOf } from '../data/schedule-of.ts';
import { answeringGroupsQuery, ivrMenusQuery } from '../data/schedule-queries.ts';
import type { Afterwards } from './tell-event.ts';
import { useEventsAhead } from '../data/use-events-ahead.ts';

/** Looks at all that the event is put on: what is not alike for all of them is not said. */
export function useAfterwards(form: EventForm, eventId: string | null): Afterwards {
  const { timeZone } = useTelling();
  const groups = useQuery(answeringGroupsQuery).data;
  const menus = useQuery(ivrMenusQuery).data;
  const events = useEventsAhead();
  if (groups === undefined || menus === undefined || events === null || !isComplete(form)) return 'unknown';
  const end = `${form.endDay}T${form.endTime}`;
  if (!isDate(form.endDay) || !isLocalDateTime(end)) return 'unknown';
  const others = events.filter(({ id }) => id !== eventId);
  const concerned = [...groups, ...menus].filter((target) => concerns(form.targets, target.id));
  const states = new Set(
    concerned.map((target) => stateAt(scheduleOf(target, others, timeZone), toEpoch(end, form.timeZone)).state),
  );
  if (states.size !== 1 || states.has(form.effect)) return 'unknown';
  return states.has('open') ? 'opens' : 'closes';
}
