/** What an event that is being filled in would do, while one types: a sentence, its next occurrences, what it meets, what is odd. */
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconCalendarEvent, IconInfoCircle } from '@tabler/icons-react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../domain/user.ts';
import { call } from '../api/call.ts';
import type { Reply } from '../api/routes.ts';
import { localeOf, tellExactly } from '../design/time.ts';
import { useTelling } from '../session/use-session.ts';
import { eventBody, isComplete, type EventForm } from './event-form.ts';
import classes from './event-outlook.module.css';
import { tellEvent } from './tell-event.ts';
import { useAfterwards } from './use-afterwards.ts';
import { useTellTargets } from './use-tell-targets.ts';

const typingPauseMilliseconds = 350;
const shownOccurrences = 4;

/** `eventId`: the event that is being changed; null for a new one. */
export function EventOutlook({ eventId }: { eventId: string | null }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { control } = useFormContext<EventForm>();
  const typed = useWatch({ control }) as EventForm;
  const tellTargets = useTellTargets();
  const afterwards = useAfterwards(typed, eventId);
  const [draft] = useDebouncedValue(typed, typingPauseMilliseconds);
  const { title: _named, ...body } = eventBody(draft);
  const asked = { ...body, ...(eventId !== null && { id: eventId }) };
  const preview = useQuery({
    // Apart from the events: when this one is deleted, nobody asks any more what a change of it would do.
    queryKey: ['schedule-preview', asked],
    queryFn: ({ signal }) => call('previewScheduleEvent', { body: asked }, { signal }),
    enabled: isComplete(draft) && draft.targets.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (typed.targets.length === 0) return <p className={classes.incomplete}>{t('schedule.outlook.noTargets')}</p>;
  if (!isComplete(typed)) return <p className={classes.incomplete}>{t('schedule.outlook.incomplete')}</p>;
  return (
    <section className={classes.outlook} aria-label={t('schedule.outlook.label')}>
      <p className={classes.sentence} aria-live="polite">
        {tellEvent(typed, telling, afterwards)} {t('schedule.outlook.targets', { targets: tellTargets(typed.targets) })}
      </p>
      {preview.data !== undefined && <Findings found={preview.data} typed={typed} />}
    </section>
  );
}

/** Told by the clock of the event, as the sentence above it is. */
function Findings({ found, typed }: { found: Reply<'previewScheduleEvent'>; typed: EventForm }) {
  const { t } = useTranslation();
  const telling = { ...useTelling(), timeZone: typed.timeZone };
  const [first, ...others] = found.occurrences;
  return (
    <>
      {typed.recurrence !== 'never' && first !== undefined && (
        <p className={classes.finding}>
          <IconCalendarEvent size={17} stroke={1.8} aria-hidden />
          <span>
            {t('schedule.outlook.next', {
              times: [first, ...others.slice(0, shownOccurrences - 1)]
                .map(({ start }) => tellWallDay(start, telling.language))
                .join(', '),
            })}
          </span>
        </p>
      )}
      {found.notes.map(({ code, date, message }) => (
        <p className={classes.finding} data-tone="note" key={`${code} ${date}`}>
          <IconInfoCircle size={17} stroke={1.8} aria-hidden />
          <span>{message}</span>
        </p>
      ))}
      {found.conflicts.filter(isFirstOfEvent).map(({ eventId, title, from, winner }) => (
        <p className={classes.finding} data-tone="conflict" key={eventId}>
          <IconAlertTriangle size={17} stroke={1.8} aria-hidden />
          <span>{t(`schedule.outlook.conflict.${winner}`, { title, from: tellExactly(from, telling) })}</span>
        </p>
      ))}
    </>
  );
}

type Conflict = Reply<'previewScheduleEvent'>['conflicts'][number];

/** An event that is met on several groups is told once: they are on the calendar together. */
const isFirstOfEvent = ({ eventId }: Conflict, place: number, all: readonly Conflict[]): boolean =>
  all.findIndex((other) => other.eventId === eventId) === place;

const tellWallDay = (wall: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(
    Date.parse(`${wall}:00Z`),
  );
