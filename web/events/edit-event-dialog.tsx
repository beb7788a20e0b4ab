/** A schedule event that is there: changed as a whole, or taken away. Who saves second sees what the first one did. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { call } from '../api/call.ts';
import { serverNow } from '../api/server-clock.ts';
import { FormDialog } from '../design/form-dialog.tsx';
import { toast, toastProblem } from '../design/toast.tsx';
import { useVersionedForm } from '../design/use-versioned-form.ts';
import { DeleteEventDialog } from './delete-event-dialog.tsx';
import { EventConflict } from './event-conflict.tsx';
import { asksFirst } from './event-deletion.ts';
import { EventFields, Renewal, Targets } from './event-fields.tsx';
import { eventChange, eventForm, eventPlace, type EventForm } from './event-form.ts';
import { EventOutlook } from './event-outlook.tsx';
import { eventsKey } from '../data/schedule-queries.ts';
import { expireUses } from '../data/voice-message-queries.ts';
import { useDeleteEvent } from './use-delete-event.ts';

export function EditEventDialog({ event, onClose }: { event: ScheduleEventReply; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutateAsync } = useDeleteEvent();
  const [isAsking, setAsking] = useState(false);
  const params = { scheduleEventId: event.id };
  const versioned = useVersionedForm<ScheduleEventReply, EventForm>(
    event,
    {
      name: `event ${event.id}`,
      formOf: eventForm,
      read: () => call('getScheduleEvent', { params }),
      write: (before, typed, version) =>
        call('updateScheduleEvent', { params, body: eventChange(before, typed) }, { ifMatch: version }),
      placeOf: eventPlace,
    },
    (saved) => {
      expireUses(queryClient);
      void queryClient.invalidateQueries({ queryKey: eventsKey });
      onClose();
      toast({ tone: 'good', title: t('schedule.edit.done', { title: saved.title }), text: t('schedule.edit.now') });
    },
  );
  return (
    <>
      <FormDialog
        title={t('schedule.edit.title')}
        deed={t('action.save')}
        savable={versioned}
        onClose={onClose}
        aside={
          <Button
            variant="default"
            leftSection={<IconTrash size={17} aria-hidden />}
            onClick={() => {
              if (asksFirst(event, serverNow())) {
                setAsking(true);
                return;
              }
              onClose();
              void mutateAsync(event).catch(toastProblem);
            }}
          >
            {t('schedule.delete.open')}
          </Button>
        }
      >
        {versioned.conflict !== null && (
          <EventConflict id={event.id} conflict={versioned.conflict} onTake={versioned.take} />
        )}
        <EventFields />
        <Targets />
        {event.holiday !== null && <Renewal />}
        <EventOutlook event={event} />
      </FormDialog>
      {isAsking && <DeleteEventDialog event={event} onDeleted={onClose} onClose={() => setAsking(false)} />}
    </>
  );
}
