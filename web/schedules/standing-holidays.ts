/** Holidays that an event was made of already, and taking back those that were made just now. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { call } from '../api/call.ts';
import { sameValue } from '../design/conflict.ts';
import { toast, toastNotUndone } from '../design/toast.tsx';
import { inOrder, type EventTargets } from './event-form.ts';
import { eventsKey, eventsQuery } from './schedule-queries.ts';

/** The codes of a year's holidays that have an event on the same groups and menus, null until it is known; and how reading them went. */
export function useStandingHolidays(year: string, targets: EventTargets) {
  // An event that was moved into the year before or after still stands for its holiday: those of a few days around are read too.
  const read = useQuery(eventsQuery(`${Number(year) - 1}-12-20`, `${Number(year) + 1}-01-10`));
  const alike = read.data?.filter((event) => sameValue(inOrder(event.targets), inOrder(targets)));
  const codes = alike?.flatMap(({ holiday }) => (holiday?.year === Number(year) ? [holiday.code] : []));
  return { standing: codes === undefined ? null : new Set(codes), read };
}

/** Takes away those that were made, one after the other, and says how many; what somebody changed meanwhile stays. */
export function useRemoveHolidays(): (made: readonly ScheduleEventReply[]) => void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const remove = async (made: readonly ScheduleEventReply[]): Promise<void> => {
    try {
      for (const { id, version } of made)
        await call('deleteScheduleEvent', { params: { scheduleEventId: id } }, { ifMatch: version });
      toast({
        tone: 'good',
        title: t('holidays.removed', { count: made.length }),
        text: t('schedule.delete.after'),
      });
    } catch (refused) {
      toastNotUndone(refused);
    }
    await queryClient.invalidateQueries({ queryKey: eventsKey });
  };
  return (made) => void remove(made);
}
