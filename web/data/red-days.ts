/** The days that Swedish calendars print red: holidays, and the eves on which nobody is at work. */
import { swedishHolidays } from '../../domain/holidays.ts';

/** Their names, by date. Computed here: a calendar must not wait for the API. */
export const redDaysOf = (year: number): ReadonlyMap<string, string> =>
  new Map(
    swedishHolidays(year)
      .filter(({ kind }) => kind !== 'squeeze')
      .map(({ date, name }) => [date, name]),
  );
