/** What one occurrence of a series would do at another time, while one types: a sentence, and what it meets. */
import { useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import type { VoiceMessageId } from '../../domain/ids.ts';
import { toInstant, type LocalDate } from '../../domain/local-date.ts';
import { concerns } from '../../domain/schedule-event.ts';
import { conflictsOf } from '../../domain/schedule-preview.ts';
import { toEpoch, type LocalDateTime } from '../../domain/time-zone.ts';
import { together, type Reads } from '../design/reads.ts';
import { useTelling } from '../design/use-telling.ts';
import { isComplete, messageOf, settled, type EventForm } from './event-form.ts';
import classes from './event-outlook.module.css';
import { Conflicts, Unchecked, type Met } from './finding.tsx';
import { scheduledEvent } from '../data/schedule-of.ts';
import { answeringGroupsQuery, ivrMenusQuery } from '../data/schedule-queries.ts';
import { useAfterwards } from './use-afterwards.ts';
import { useEventsAheadQuery } from '../data/use-events-ahead.ts';
import { useTellEventOn } from './use-tell-event-on.ts';

/** `date`: the day on which it would start, had nobody moved it. Computed here: the API previews whole series only. */
export function OccurrenceOutlook({ event, date }: { event: ScheduleEventReply; date: LocalDate }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { control } = useFormContext<EventForm>();
  const typed = { ...settled(useWatch({ control }) as EventForm), recurrence: 'never' } as const;
  const tellEventOn = useTellEventOn({ ...typed, messageId: typed.messageId || (event.messageId ?? '') });
  const afterwards = useAfterwards(typed, event.id);
  const { conflicts, reads } = useOccurrenceConflicts(event, date, typed);
  const isUnchecked = reads.failure !== null || reads.oldSince !== null;
  if (!isComplete(typed)) return <p className={classes.incomplete}>{t('schedule.outlook.incomplete')}</p>;
  return (
    <section className={classes.outlook} aria-label={t('schedule.outlook.label')} aria-busy={reads.isPending}>
      <p className={classes.sentence} aria-live="polite">
        {tellEventOn(afterwards)}
      </p>
      {isUnchecked && <Unchecked onRetry={reads.retry} />}
      <Conflicts conflicts={conflicts} telling={{ ...telling, timeZone: event.timeZone }} />
    </section>
  );
}

/** The others that it meets while it lasts, on anything that both are put on: of what could be read. */
function useOccurrenceConflicts(
  event: ScheduleEventReply,
  date: LocalDate,
  typed: EventForm,
): { conflicts: readonly Met[]; reads: Reads } {
  const groups = useQuery(answeringGroupsQuery);
  const menus = useQuery(ivrMenusQuery);
  const others = useEventsAheadQuery();
  const reads = together(groups, menus, others);
  if (others.data === undefined || !isComplete(typed)) return { conflicts: [], reads };
  const start = `${typed.startDay}T${typed.startTime}` as LocalDateTime;
  const end = `${typed.endDay}T${typed.endTime}` as LocalDateTime;
  const [from, to] = [toEpoch(start, event.timeZone), toEpoch(end, event.timeZone)];
  const scheduled = scheduledEvent(event);
  const moved = { start, end, messageId: messageOf(typed) as VoiceMessageId | null };
  const draft = { ...scheduled, exceptions: { ...scheduled.exceptions, [date]: moved } };
  const targets = [...(groups.data ?? []), ...(menus.data ?? [])];
  const neighbours = others.data.flatMap((other) => {
    const shared = targets.find(({ id }) => concerns(event.targets, id) && concerns(other.targets, id));
    return shared === undefined ? [] : [{ event: scheduledEvent(other), title: other.title, targetId: shared.id }];
  });
  const met = conflictsOf(draft, neighbours, from).filter((each) => each.from < to);
  return { conflicts: met.map((each) => ({ ...each, from: toInstant(each.from) })), reads };
}
