/** *Ta bort* a schedule event that weighs: what it is, and what will be when it is gone. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { call } from '../api/call.ts';
import { AskDialog } from '../design/ask-dialog.tsx';
import { toastProblem } from '../design/toast.tsx';
import { canBeMadeAgain, isInForce } from './event-deletion.ts';
import { eventForm } from './event-form.ts';
import { useDeleteEvent } from './use-delete-event.ts';
import { useMinute } from '../data/use-minute.ts';
import { useTellEventOn } from './use-tell-event-on.ts';

export function DeleteEventDialog(props: { event: ScheduleEventReply; onDeleted: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [event, setEvent] = useState(props.event);
  const tellEventOn = useTellEventOn(eventForm(event));
  const now = useMinute();
  const { mutateAsync, isPending, error } = useDeleteEvent();
  const remove = async (): Promise<void> => {
    try {
      await mutateAsync(event);
      props.onDeleted();
    } catch (refused) {
      // Asked again of what stands there now: nobody deletes what they have not seen.
      if (!(refused instanceof ApiProblem && refused.code === 'stale-version')) return;
      setEvent(await call('getScheduleEvent', { params: { scheduleEventId: event.id } }));
    }
  };
  return (
    <AskDialog
      title={t('schedule.delete.title', { title: event.title })}
      deed={t('schedule.delete.open')}
      isDangerous
      isBusy={isPending}
      error={error}
      onDeed={() => void remove().catch(toastProblem)}
      onClose={props.onClose}
    >
      <p>{tellEventOn('unknown')}</p>
      {event.recurrence !== 'never' && <p>{t('schedule.delete.series')}</p>}
      {isInForce(event, now) && <p>{t('schedule.delete.inForce')}</p>}
      {event.renewYearly && <p>{t('schedule.delete.renewal')}</p>}
      {!canBeMadeAgain(event) && <p>{t('schedule.delete.forGood')}</p>}
    </AskDialog>
  );
}
