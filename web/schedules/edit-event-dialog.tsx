/** A schedule event that is there: changed as a whole, or taken away. Who saves second sees what the first one did. */
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { lastActorQuery } from '../activity/activity-query.ts';
import { call } from '../api/call.ts';
import { ConflictNotice } from '../design/conflict-notice.tsx';
import { FormDialog } from '../design/form-dialog.tsx';
import { tellDate } from '../design/time.ts';
import { toast } from '../design/toast.tsx';
import { useVersionedForm } from '../design/use-versioned-form.ts';
import { currentLanguage } from '../language.ts';
import { EventFields } from './event-fields.tsx';
import { eventChange, eventForm, eventPlace, type EventField, type EventForm } from './event-form.ts';
import { EventOutlook } from './event-outlook.tsx';
import { eventsKey } from './schedule-queries.ts';
import { useDeleteEvent } from './use-delete-event.ts';

/** What it is put on stays as it is: another event is as quickly made. */
export function EditEventDialog({ event, onClose }: { event: ScheduleEventReply; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const remove = useDeleteEvent();
  const params = { scheduleEventId: event.id };
  const versioned = useVersionedForm<ScheduleEventReply, EventForm>(
    event,
    {
      formOf: eventForm,
      read: () => call('getScheduleEvent', { params }),
      write: (before, typed, version) =>
        call('updateScheduleEvent', { params, body: eventChange(before, typed) }, { ifMatch: version }),
      placeOf: eventPlace,
    },
    (saved) => {
      void queryClient.invalidateQueries({ queryKey: eventsKey });
      onClose();
      toast({ tone: 'good', title: t('schedule.edit.done', { title: saved.title }), text: t('schedule.edit.now') });
    },
  );
  const { conflict, take } = versioned;
  const by = useQuery(lastActorQuery(event.id, conflict?.version ?? null)).data ?? null;
  const labelOf = (field: EventField): string =>
    field === 'startTime' || field === 'endTime' ? t(`schedule.field.${field}`) : t(`schedule.field.${field}.label`);
  const told = (field: EventField, form: EventForm): string => {
    if (field === 'effect') return t(`schedule.effect.${form.effect}`);
    if (field === 'recurrence') return t(`schedule.recurrence.${form.recurrence}`);
    const value = form[field];
    if (value === '') return t('activity.nothing');
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? tellDate(value, currentLanguage()) : value;
  };
  return (
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
            remove(event);
            onClose();
          }}
        >
          {t('schedule.delete.open')}
        </Button>
      }
    >
      {conflict !== null && <ConflictNotice conflict={conflict} by={by} labelOf={labelOf} told={told} onTake={take} />}
      <EventFields />
      <EventOutlook targets={event.targets} eventId={event.id} />
    </FormDialog>
  );
}
