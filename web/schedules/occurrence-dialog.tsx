/** One occurrence of an event that repeats: another time just this once, or not at all. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconArrowBackUp, IconPlayerSkipForward, IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import type { Occurrence } from '../../domain/schedule.ts';
import { call } from '../api/call.ts';
import type { ApiProblem } from '../api/api-problem.ts';
import { FormDialog } from '../design/form-dialog.tsx';
import { placeProblem } from '../design/refused.ts';
import { tellWeekday } from '../design/time.ts';
import { toast } from '../design/toast.tsx';
import { currentLanguage } from '../language.ts';
import { When } from './event-fields.tsx';
import { eventForm, eventPlace, type EventForm } from './event-form.ts';
import classes from './occurrence-dialog.module.css';
import { eventsKey } from './schedule-queries.ts';

type Exception = { readonly skip: true } | { readonly start: string; readonly end: string };

/** `onWhole` leads to the dialog of the series. */
export function OccurrenceDialog(props: {
  event: ScheduleEventReply;
  occurrence: Occurrence;
  onWhole: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { event, occurrence, onClose } = props;
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const form = useForm<EventForm>({ defaultValues: { ...eventForm({ ...event, ...timesOf(occurrence) }) } });
  const day = tellWeekday(occurrence.date, currentLanguage());
  const isChanged = event.exceptions.some(({ date }) => date === occurrence.date);
  const params = { scheduleEventId: event.id, date: occurrence.date };

  const { mutateAsync, isPending } = useMutation({
    mutationFn: async (exception: Exception | null) => {
      if (exception === null) await call('deleteScheduleException', { params });
      else await call('putScheduleException', { params, body: exception });
    },
    onSuccess: async (_, exception) => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: eventsKey });
      toast({
        tone: 'good',
        title: t(exception === null ? 'schedule.occurrence.asOthers' : 'schedule.occurrence.done', { day }),
        text: event.title,
        ...(exception !== null && !isChanged && { undo: () => void mutateAsync(null) }),
      });
    },
  });
  const change = async (exception: Exception | null): Promise<void> => {
    setProblem(null);
    await mutateAsync(exception).catch((thrown: unknown) => setProblem(placeProblem(thrown, form, eventPlace)));
  };
  const save = form.handleSubmit((typed) =>
    change({ start: `${typed.startDay}T${typed.startTime}`, end: `${typed.endDay}T${typed.endTime}` }),
  );
  return (
    <FormDialog
      title={`${event.title}, ${day}`}
      deed={t('schedule.occurrence.change')}
      savable={{ form, save: () => save(), problem }}
      onClose={onClose}
    >
      <div className={classes.ways}>
        <Button
          variant="default"
          disabled={isPending}
          leftSection={<IconPlayerSkipForward size={17} aria-hidden />}
          onClick={() => void change({ skip: true })}
        >
          {t('schedule.occurrence.skip')}
        </Button>
        {isChanged && (
          <Button
            variant="default"
            disabled={isPending}
            leftSection={<IconArrowBackUp size={17} aria-hidden />}
            onClick={() => void change(null)}
          >
            {t('schedule.occurrence.restore')}
          </Button>
        )}
        <Button variant="default" leftSection={<IconRepeat size={17} aria-hidden />} onClick={props.onWhole}>
          {t('schedule.occurrence.whole')}
        </Button>
      </div>
      <When />
    </FormDialog>
  );
}

const timesOf = ({ start, end }: Occurrence): { start: string; end: string } => ({ start, end });
