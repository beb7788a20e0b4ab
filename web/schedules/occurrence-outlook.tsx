/** What one occurrence of a series would do at another time, while one types: a sentence, and what it meets. */
import { useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { toInstant, type LocalDate } from '../../domain/local-date.ts';
import { concerns } from '../../domain/schedule-event.ts';
import { conflictsOf } from '../../domain/schedule-preview.ts';
import { toEpoch, type LocalDateTime } from '../../domain/time-zone.ts';
import { useTelling, useToday } from '../session/use-session.ts';
import { isComplete, settled, type EventForm } from './event-form.ts';
import classes from './event-outlook.module.css';
import { Conflicts, type Met } from './finding.tsx';
import { scheduledEvent } from './schedule-of.ts';
import { answeringGroupsQuery, ivrMenusQuery } from './schedule-queries.ts';
import { tellEvent } from './tell-event.ts';
import { useAfterwards } from './use-afterwards.ts';
import { useEventsAhead } from './use-events-ahead.ts';
import { useMinute } from './use-minute.ts';
import { useTellTargets } from './use-tell-targets.ts';

/** `date`: the day on which it would start, had nobody moved it. Computed here: the API previews whole series only. */
export function OccurrenceOutlook({ event, date }: { event: ScheduleEventReply; date: LocalDate }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const today = useToday();
  const tellTargets = useTellTargets();
  const { control } = useFormContext<EventForm>();
  const typed = { ...settled(useWatch({ control }) as EventForm), recurrence: 'never' } as const;
  const afterwards = useAfterwards(typed, event.id);
  const conflicts = useOccurrenceConflicts(event, date, typed);
  if (!isComplete(typed)) return <p className={classes.incomplete}>{t('schedule.outlook.incomplete')}</p>;
  return (
    <section className={classes.outlook} aria-label={t('schedule.outlook.label')}>
      <p className={classes.sentence} aria-live="polite">
        {[
          tellEvent(typed, telling, { afterwards, today }),
          t('schedule.outlook.targets', { targets: tellTargets(event.targets) }),
        ].join(' ')}
      </p>
      <Conflicts conflicts={conflicts} telling={{ ...telling, timeZone: event.timeZone }} />
    </section>
  );
}

/** The others that it meets while it lasts, on anything that both are put on. */
function useOccurrenceConflicts(event: ScheduleEventReply, date: LocalDate, typed: EventForm): readonly Met[] {
  const groups = useQuery(answeringGroupsQuery).data ?? [];
  const menus = useQuery(ivrMenusQuery).data ?? [];
  const others = useEventsAhead(useMinute());
  if (others === null || !isComplete(typed)) return [];
  const start = `${typed.startDay}T${typed.startTime}` as LocalDateTime;
  const end = `${typed.endDay}T${typed.endTime}` as LocalDateTime;
  const [from, to] = [toEpoch(start, event.timeZone), toEpoch(end, event.timeZone)];
  const scheduled = scheduledEvent(event);
  const moved = { start, end, messageId: null };
  const draft = { ...scheduled, exceptions: { ...scheduled.exceptions, [date]: moved } };
  const neighbours = others.flatMap((other) => {
    const shared = [...groups, ...menus].find(({ id }) => concerns(event.targets, id) && concerns(other.targets, id));
    return shared === undefined ? [] : [{ event: scheduledEvent(other), title: other.title, targetId: shared.id }];
  });
  return conflictsOf(draft, neighbours, from)
    .filter((met) => met.from < to)
    .map((met) => ({ ...met, from: toInstant(met.from) }));
}
