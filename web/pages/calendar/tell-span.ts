/** From when to when an event is in force on a day, in figures: *08:00–12:00*, *12:00–*, *–08:00*. */
import type { LocalDate } from '../../../domain/local-date.ts';
import type { Occurrence } from '../../../domain/schedule.ts';
import { startOfDay } from '../../../domain/time-zone.ts';
import { dateAfter, tellClock, type Telling } from '../../design/time.ts';

/** Empty for the whole day. */
export function tellSpan({ from, to }: Occurrence, day: LocalDate, telling: Telling): string {
  const [begin, end] = [startOfDay(day, telling.timeZone), startOfDay(dateAfter(day, 1), telling.timeZone)];
  const [first, last] = [from > begin ? tellClock(from, telling) : '', to < end ? tellClock(to, telling) : ''];
  return first === '' && last === '' ? '' : `${first}–${last}`;
}
