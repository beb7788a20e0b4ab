import type { FieldError } from '../../domain/domain-error.ts';
import { parseDay } from '../../domain/calendar.ts';
import type { EpochMilliseconds, LocalDate } from '../../domain/local-date.ts';
import { mostDaysAhead } from '../../domain/subscription-order.ts';
import { toLocal } from '../../domain/time-zone.ts';

/** What is wrong with a day on which something begins or ends: it must be from today to a year ahead, in the time zone. */
export function dayErrors(
  field: string,
  day: LocalDate,
  { now, timeZone }: { readonly now: EpochMilliseconds; readonly timeZone: string },
): readonly FieldError[] {
  const today = toLocal(now, timeZone).slice(0, 10) as LocalDate;
  if (day < today) return [{ field, code: 'before-today' }];
  if (parseDay(day) > parseDay(today) + mostDaysAhead)
    return [{ field, code: 'too-far-ahead', values: { days: mostDaysAhead } }];
  return [];
}
