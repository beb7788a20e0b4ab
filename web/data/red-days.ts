/** The days that Swedish calendars print red: holidays, and the eves on which nobody is at work. */
import { swedishHolidays } from '../../domain/holidays.ts';
import type { RedDaysOf } from '../design/portal-context.ts';

/** Their names, by date. Computed here: a calendar must not wait for the API. */
export const redDaysOf: RedDaysOf = (year) =>
  new Map(
    swedishHolidays(year)
      .filter(({ kind }) => kind !== 'squeeze')
      .map(({ date, name }) => [date, name]),
  );
