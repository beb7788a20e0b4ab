/** Takes a schedule event away, as it was read and not as somebody has changed it since; what was taken away can be made again. */
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { call } from '../api/call.ts';
import { toast, toastProblem } from '../design/toast.tsx';
import { canBeMadeAgain } from './event-deletion.ts';
import { makerOf } from './make-again.ts';
import { eventsKey } from '../data/schedule-queries.ts';
import { expireUses } from '../data/voice-message-queries.ts';

/** Says that it is done. What it was refused with is left to the caller. */
export function useDeleteEvent(): UseMutationResult<void, Error, ScheduleEventReply> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const refresh = () => {
    expireUses(queryClient);
    return queryClient.invalidateQueries({ queryKey: eventsKey });
  };
  const makeAgain = async (make: () => Promise<void>, title: string): Promise<void> => {
    try {
      await make();
      toast({ tone: 'good', title: t('schedule.delete.again', { title }), text: t('schedule.delete.asItWas') });
    } catch (refused) {
      toastProblem(refused, () => void makeAgain(make, title));
    }
    await refresh();
  };
  return useMutation({
    mutationFn: async ({ id, version }: ScheduleEventReply) => {
      await call('deleteScheduleEvent', { params: { scheduleEventId: id } }, { ifMatch: version });
    },
    onSuccess: (_, event) => {
      const { title } = event;
      const make = makerOf(event);
      const after = t('schedule.delete.after');
      toast({
        tone: 'good',
        title: t('schedule.delete.done', { title }),
        ...(canBeMadeAgain(event)
          ? { text: `${after} ${t('schedule.delete.undo')}`, undo: () => void makeAgain(make, title) }
          : { text: after }),
      });
    },
    onSettled: refresh,
  });
}
