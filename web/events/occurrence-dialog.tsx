/** One occurrence of an event that repeats: another time just this once, or not at all. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconArrowBackUp, IconPlayerSkipForward, IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { occurrences, type Occurrence, type OccurrenceException } from '../../domain/schedule.ts';
import { startOfDay } from '../../domain/time-zone.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { call } from '../api/call.ts';
import type { Request } from '../api/routes.ts';
import { sameValue } from '../design/conflict.ts';
import { FormDialog } from '../design/form-dialog.tsx';
import { FormNote } from '../design/form-problem.tsx';
import { placeProblem } from '../design/refused.ts';
import { dateAfter, tellWeekday } from '../design/time.ts';
import { toast, toastNotUndone } from '../design/toast.tsx';
import { useFormDraft } from '../design/use-draft.ts';
import { currentLanguage } from '../language.ts';
import { useToday } from '../design/use-telling.ts';
import { OccurrenceMessage, When } from './event-fields.tsx';
import { eventForm, eventPlace, messageOf, type EventForm } from './event-form.ts';
import classes from './occurrence-dialog.module.css';
import { OccurrenceOutlook } from './occurrence-outlook.tsx';
import { exceptionOf, scheduledEvent } from '../data/schedule-of.ts';
import { eventsKey } from '../data/schedule-queries.ts';
import { expireUses } from '../data/voice-message-queries.ts';

type Exception = NonNullable<Request<'putScheduleException'>['body']>;

/**
 * `onWhole` leads to the dialog of the series. Saves go by the version that is shown; when somebody was faster, the dialog shows what is
 * there now and asks again, unless only other occurrences are different.
 */
export function OccurrenceDialog(props: {
  event: ScheduleEventReply;
  occurrence: Occurrence;
  onWhole: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const today = useToday();
  const queryClient = useQueryClient();
  const { occurrence, onClose } = props;
  const [event, setEvent] = useState(props.event);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const form = useForm<EventForm>({ defaultValues: formOf(event, occurrence.date, timesOf(occurrence)) });
  const { discardDraft } = useFormDraft(`occurrence ${event.id} ${occurrence.date}`, form);
  const day = tellWeekday(occurrence.date, currentLanguage(), today);
  const before = exceptionOn(event, occurrence.date);
  const isSkipped = before !== null && 'skip' in before;
  const params = { scheduleEventId: event.id, date: occurrence.date };

  const { mutateAsync, isPending } = useMutation({
    mutationFn: async ({
      exception,
      ifMatch,
    }: {
      exception: Exception | null;
      ifMatch: number;
      isUndone?: boolean;
    }) => {
      if (exception !== null) return call('putScheduleException', { params, body: exception }, { ifMatch });
      await call('deleteScheduleException', { params }, { ifMatch });
      // A deletion has no reply; each change adds one to the version.
      return { version: ifMatch + 1 };
    },
    onSuccess: async ({ version }, { exception, isUndone = false }) => {
      onClose();
      expireUses(queryClient);
      await queryClient.invalidateQueries({ queryKey: eventsKey });
      toast({
        tone: 'good',
        title: t(`schedule.occurrence.${doneTo(exception)}`, { day }),
        text: event.title,
        undo: isUndone
          ? undefined
          : () => void mutateAsync({ exception: before, ifMatch: version, isUndone: true }).catch(toastNotUndone),
      });
    },
  });
  const changeFrom = async (shown: ScheduleEventReply, exception: Exception | null): Promise<void> => {
    try {
      await mutateAsync({ exception, ifMatch: shown.version });
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem && thrown.code === 'stale-version')) throw thrown;
      const current = await call('getScheduleEvent', { params: { scheduleEventId: event.id } });
      setEvent(current);
      if (sameValue(partOf(shown, occurrence.date), partOf(current, occurrence.date))) {
        await changeFrom(current, exception);
        return;
      }
      form.reset(formOf(current, occurrence.date, timesOn(current, occurrence)), { keepDirtyValues: true });
      throw thrown;
    }
  };
  const change = async (exception: Exception | null): Promise<void> => {
    setProblem(null);
    await changeFrom(event, exception).catch((thrown: unknown) => setProblem(placeProblem(thrown, form, eventPlace)));
  };
  const save = form.handleSubmit(({ startDay, startTime, endDay, endTime, effect, messageId }) => {
    const [start, end] = [`${startDay}T${startTime}`, `${endDay}T${endTime}`];
    return change({ start, end, messageId: messageOf({ effect, messageId }) });
  });
  return (
    <FormDialog
      title={`${event.title}, ${day}`}
      deed={t('schedule.occurrence.change')}
      savable={{ form, save: () => save(), problem, discardDraft }}
      isShort
      onClose={onClose}
    >
      {isSkipped && <FormNote>{t('schedule.occurrence.skipped', { day })}</FormNote>}
      <div className={classes.ways}>
        {!isSkipped && (
          <Button
            variant="default"
            disabled={isPending}
            leftSection={<IconPlayerSkipForward size={17} aria-hidden />}
            onClick={() => void change({ skip: true })}
          >
            {t('schedule.occurrence.skip')}
          </Button>
        )}
        {before !== null && (
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
      <When isFixed />
      {event.effect === 'closed' && <OccurrenceMessage event={event} />}
      <OccurrenceOutlook event={event} date={occurrence.date} />
    </FormDialog>
  );
}

const doneTo = (exception: Exception | null) =>
  exception === null ? 'asOthers' : 'skip' in exception ? 'isSkipped' : 'done';

function exceptionOn({ exceptions }: ScheduleEventReply, day: string): OccurrenceException | null {
  const found = exceptions.find(({ date }) => date === day);
  return found === undefined ? null : exceptionOf(found);
}

/** The times, and the message that this occurrence alone has. */
function formOf(event: ScheduleEventReply, day: string, times: { start: string; end: string }): EventForm {
  const own = exceptionOn(event, day);
  const messageId = own !== null && 'start' in own ? own.messageId : null;
  return eventForm({ ...event, ...times, messageId });
}

/** What the dialog shows of an event: all of it, except for other occurrences. */
const partOf = ({ version: _version, ...event }: ScheduleEventReply, day: string) => ({
  ...event,
  exceptions: event.exceptions.filter(({ date }) => date === day),
});

/** When the occurrence is now; as it was, where there is none any more. */
function timesOn(event: ScheduleEventReply, occurrence: Occurrence): { start: string; end: string } {
  const before = exceptionOn(event, occurrence.date);
  if (before !== null && 'start' in before) return timesOf(before);
  const from = startOfDay(occurrence.date, event.timeZone);
  const to = startOfDay(dateAfter(occurrence.date, 1), event.timeZone);
  const untouched = occurrences({ ...scheduledEvent(event), exceptions: {} }, from, to);
  return timesOf([...untouched].find(({ date }) => date === occurrence.date) ?? occurrence);
}

const timesOf = ({ start, end }: { start: string; end: string }): { start: string; end: string } => ({ start, end });
