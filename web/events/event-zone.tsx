/** An event keeps the clock that it was planned by. Where that is not the organisation's, it is named, and told in both. */
import { Button } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import i18next from 'i18next';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isLocalDateTime, toEpoch } from '../../domain/time-zone.ts';
import { FieldHint } from '../design/field-hint.tsx';
import { dayOf, tellClock, tellTimeZone, tellWeekday, type Telling } from '../design/time.ts';
import { useTelling } from '../design/use-telling.ts';
import { isComplete, type EventForm } from './event-form.ts';

/** Below the times of a form. `isFixed`: one time of several goes by the clock of them all. */
export function ZoneHint({ isFixed }: { isFixed: boolean }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { control, setValue } = useFormContext<EventForm>();
  const typed = useWatch({ control }) as EventForm;
  if (typed.timeZone === telling.timeZone) return null;
  const times = timesHere(typed, telling);
  const clock = t('schedule.zone.clock', { zone: tellTimeZone(typed.timeZone) });
  const here = typed.recurrence === 'never' || isFixed ? 'here' : 'hereFirst';
  return (
    <div>
      <FieldHint tone="neutral" icon={IconWorld}>
        {times === null ? clock : `${clock} ${t(`schedule.zone.${here}`, { times })}`}
      </FieldHint>
      {!isFixed && (
        <Button
          variant="default"
          size="xs"
          mt={8}
          onClick={() => setValue('timeZone', telling.timeZone, { shouldDirty: true })}
        >
          {t('schedule.zone.useHere')}
        </Button>
      )}
    </div>
  );
}

/** From when to when it is by the organisation's clock, with the days where they are others; null as long as it means nothing. */
function timesHere(form: EventForm, telling: Telling): string | null {
  const [start, end] = [`${form.startDay}T${form.startTime}`, `${form.endDay}T${form.endTime}`];
  if (!isComplete(form) || !isLocalDateTime(start) || !isLocalDateTime(end)) return null;
  const [from, to] = [toEpoch(start, form.timeZone), toEpoch(end, form.timeZone)];
  const [startDay, endDay] = [dayOf(from, telling.timeZone), dayOf(to, telling.timeZone)];
  const clocks = [tellClock(from, telling), tellClock(to, telling)];
  if (startDay === form.startDay && endDay === form.endDay) return clocks.join('–');
  return [startDay, endDay]
    .map((day, place) =>
      i18next.t('time.dayAndClock', { day: tellWeekday(day, telling.language), clock: clocks[place] }),
    )
    .join(' – ');
}
