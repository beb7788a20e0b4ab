/** The calendar of a date field while it is loaded, and when it cannot be. It is larger than most forms; without it a date can be typed all the same. */
import { Skeleton } from '@mantine/core';
import { useEffect, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarProps } from './date-calendar.tsx';

/** Loads the component of the calendar, a chunk of its own. */
export type LoadCalendar = () => Promise<ComponentType<CalendarProps>>;

/** The chunk of this build. */
export const importCalendar: LoadCalendar = () => import('./date-calendar.tsx').then((chunk) => chunk.DateCalendar);

/** Loads whenever it is rendered: a chunk that could not be loaded once may be there the next time. `height`: of the skeleton, in pixels. */
export function LateCalendar({ load, height, ...calendar }: CalendarProps & { load: LoadCalendar; height: number }) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<{ Calendar: ComponentType<CalendarProps> | null }>();
  useEffect(() => {
    let isShown = true;
    const show = (Calendar: ComponentType<CalendarProps> | null) => isShown && setLoaded({ Calendar });
    load().then(show, () => show(null));
    return () => {
      isShown = false;
    };
  }, [load]);
  if (loaded === undefined) return <Skeleton height={height} aria-busy />;
  if (loaded.Calendar === null) return <p role="status">{t('date.unavailable')}</p>;
  return <loaded.Calendar {...calendar} />;
}
