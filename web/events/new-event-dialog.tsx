/** *Ny schemahändelse*: for one, several or all. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { FormDialog } from '../design/form-dialog.tsx';
import { toast, toastProblem } from '../design/toast.tsx';
import { useCreationForm } from '../design/use-creation-form.ts';
import { useTelling, useToday } from '../design/use-telling.ts';
import { EventFields, Targets } from './event-fields.tsx';
import { eventBody, eventPlace, newEventForm, type EventTargets } from './event-form.ts';
import { EventOutlook } from './event-outlook.tsx';
import { eventsKey } from '../data/schedule-queries.ts';
import { expireUses } from '../data/voice-message-queries.ts';
import { useDeleteEvent } from './use-delete-event.ts';
import { useTellTargets } from './use-tell-targets.ts';

/** `day`: the first day that is proposed; tomorrow when left out. `isChoosable`: what it is put on is asked for here. */
export function NewEventDialog(props: {
  targets: EventTargets;
  isChoosable?: boolean;
  day?: string;
  onCreated?: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const today = useToday();
  const { timeZone } = useTelling();
  const queryClient = useQueryClient();
  const tellTargets = useTellTargets();
  const { mutateAsync: remove } = useDeleteEvent();
  const { onClose } = props;
  const [empty] = useState(() => newEventForm({ today, timeZone, targets: props.targets, day: props.day }));
  const savable = useCreationForm(
    {
      name: 'new-event',
      empty,
      bodyOf: eventBody,
      create: (body, idempotencyKey) => call('createScheduleEvent', { body }, { idempotencyKey }),
      placeOf: eventPlace,
    },
    (event) => {
      expireUses(queryClient);
      void queryClient.invalidateQueries({ queryKey: eventsKey });
      onClose();
      props.onCreated?.();
      toast({
        tone: 'good',
        title: t('schedule.create.done', { title: event.title }),
        text: t('schedule.outlook.targets', { targets: tellTargets(event.targets) }),
        undo: () => void remove(event).catch(toastProblem),
      });
    },
  );
  return (
    <FormDialog title={t('schedule.create.title')} deed={t('schedule.create.deed')} savable={savable} onClose={onClose}>
      <EventFields />
      {props.isChoosable === true && <Targets />}
      <EventOutlook event={null} />
    </FormDialog>
  );
}
