/** Takes a schedule event away again; says so when that was not possible. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { call } from '../api/call.ts';
import { asProblem } from '../api/problem.ts';
import { toast } from '../design/toast.tsx';
import { eventsKey } from './schedule-queries.ts';

export function useDeleteEvent(): (event: Pick<ScheduleEventReply, 'id' | 'title'>) => void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ id }: Pick<ScheduleEventReply, 'id' | 'title'>) =>
      call('deleteScheduleEvent', { params: { scheduleEventId: id } }),
    onSuccess: (_, { title }) => {
      toast({ tone: 'good', title: t('schedule.delete.done', { title }), text: t('schedule.delete.back') });
    },
    onError: (error) => {
      const { title, detail } = asProblem(error);
      toast({ tone: 'bad', title, text: detail });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventsKey }),
  });
  return mutate;
}
