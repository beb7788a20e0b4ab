import * as contract from '../../contract/port-check.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { earliestPortStart, portCalendar, portWindowSettings } from '../../domain/port-window.ts';
import { toLocal } from '../../domain/time-zone.ts';
import { implement } from '../request.ts';

/** The days and hours at which a number can move. It reads nothing. */
export const listPortWindows = implement(contract.listPortWindows, async ({ query, now }) => {
  const { timeZone } = portWindowSettings;
  const { numberKind, days, from = toLocal(now, timeZone).slice(0, 10) as LocalDate } = query;
  const calendar = portCalendar(numberKind, { from, days }, now);
  return {
    items: calendar.flatMap((day) => ('hours' in day ? [{ date: day.date, hours: [...day.hours] }] : [])),
    closed: calendar.flatMap((day) =>
      'closed' in day
        ? [{ date: day.date, because: day.closed.because, name: 'name' in day.closed ? day.closed.name : null }]
        : [],
    ),
    earliestStart: earliestPortStart(numberKind, now),
    timeZone,
  };
});
