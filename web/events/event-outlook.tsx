/** What an event that is being filled in would do, while one types: a sentence, its next occurrences, what it meets, what is odd. */
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { toEpoch, type LocalDateTime } from '../../domain/time-zone.ts';
import { ApiProblem } from '../api/api-problem.ts';
import type { Reply } from '../api/routes.ts';
import { eventPreviewQuery } from '../data/event-preview-query.ts';
import { useTelling, useToday } from '../design/use-telling.ts';
import { eventBody, isComplete, settled, type EventForm } from './event-form.ts';
import classes from './event-outlook.module.css';
import { Conflicts, Finding, Unchecked } from './finding.tsx';
import { tellOccurrence } from './tell-event.ts';
import { tellNotes } from './tell-notes.ts';
import { useAfterwards } from './use-afterwards.ts';
import { useVoiceMessage } from '../data/voice-message-names.ts';
import { useMinute } from '../data/use-minute.ts';
import { useTellEventOn } from './use-tell-event-on.ts';

const typingPauseMilliseconds = 350;
const shownOccurrences = 4;

/** `event`: the one that is being changed; null for a new one. */
export function EventOutlook({ event }: { event: ScheduleEventReply | null }) {
  const { t } = useTranslation();
  const today = useToday();
  const { control } = useFormContext<EventForm>();
  const watched = useWatch({ control }) as EventForm;
  const typed = settled(watched);
  const tellEventOn = useTellEventOn(typed);
  const afterwards = useAfterwards(typed, event?.id ?? null);
  const [paused] = useDebouncedValue(watched, typingPauseMilliseconds);
  const draft = settled(paused);
  const { title: _named, ...body } = eventBody(draft);
  const message = useVoiceMessage(body.messageId ?? null);
  // One that is still checked would be refused; its field says how far it is.
  const isPlayable = message === undefined || message?.status === 'ready';
  const asked = { ...body, ...(!isPlayable && { messageId: null }), ...(event !== null && { id: event.id }) };
  const preview = useQuery({
    ...eventPreviewQuery(asked),
    enabled: isComplete(draft) && draft.targets.length > 0,
    placeholderData: keepPreviousData,
  });
  // What was found for what stood there before is no longer true of what stands there now.
  const isBehind = preview.isPlaceholderData || JSON.stringify(paused) !== JSON.stringify(watched);
  if (typed.targets.length === 0) return <p className={classes.incomplete}>{t('schedule.outlook.noTargets')}</p>;
  if (!isComplete(typed)) return <p className={classes.incomplete}>{t('schedule.outlook.incomplete')}</p>;
  return (
    <section className={classes.outlook} aria-label={t('schedule.outlook.label')} aria-busy={isBehind}>
      <p className={classes.sentence} aria-live="polite">
        {tellEventOn(afterwards)}
      </p>
      {preview.error !== null && <NotPreviewed error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data !== undefined && (
        <Findings found={preview.data} typed={typed} today={today} isNew={event === null} />
      )}
    </section>
  );
}

/** What the event would be refused for, by field, while there is time to change it; or that nobody knows. */
function NotPreviewed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const wrong = error instanceof ApiProblem && error.status < 500 ? error.errors : [];
  if (wrong.length > 0) {
    return (
      <div role="status">
        {wrong.map(({ field, message }) => (
          <Finding tone="wrong" key={field}>
            {message}
          </Finding>
        ))}
      </div>
    );
  }
  return <Unchecked onRetry={onRetry} />;
}

/** Told by the clock of the event, as the sentence above it is. */
function Findings(props: { found: Reply<'previewScheduleEvent'>; typed: EventForm; today: string; isNew: boolean }) {
  const { t } = useTranslation();
  const { found, typed, today } = props;
  const now = useMinute();
  const telling = { ...useTelling(), timeZone: typed.timeZone };
  const isOver = found.notes.some(({ code }) => code === 'wholly-past');
  const start = toEpoch(`${typed.startDay}T${typed.startTime}` as LocalDateTime, typed.timeZone);
  const times = found.occurrences.slice(0, shownOccurrences);
  return (
    <>
      {typed.recurrence !== 'never' && times.length > 0 && (
        <Finding tone="times">
          {t('schedule.outlook.next', {
            times: times.map((each) => tellOccurrence(each, typed, { language: telling.language, today })).join(', '),
          })}
        </Finding>
      )}
      {props.isNew && !isOver && start < now && <Finding tone="note">{t('schedule.outlook.begun')}</Finding>}
      {tellNotes(found.notes, telling.language).map((told) => (
        <Finding tone="note" key={told}>
          {told}
        </Finding>
      ))}
      <Conflicts conflicts={found.conflicts} telling={telling} />
    </>
  );
}
