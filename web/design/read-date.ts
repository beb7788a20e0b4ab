/** Dates as people type them. */
import { isDate, type LocalDate } from '../../domain/local-date.ts';
import { plainText } from '../../domain/text.ts';

/** Where a date without a year is looked for: on `from` or after it, or, of what has been, on `from` or before it. */
export interface YearSearch {
  readonly from: string;
  readonly isPast?: boolean;
}

/**
 * A date as it is typed: `2026-12-24`, `20261224`, `261224`, `24/12`, `24.12.2026`, `24 dec`, `den 24 december 2026`, `Dec 24`; null when
 * it is none. The day is before the month, in English too. Without a year it is the next such date, or the last one.
 */
export function readDate(typed: string, search: YearSearch): LocalDate | null {
  const text = plainText(typed).toLowerCase().replace(/\.$/, '');
  for (const pattern of patterns) {
    const { year, month = '', day } = pattern.exec(text)?.groups ?? {};
    if (day === undefined) continue;
    const monthNumber = /^\d/.test(month) ? Number(month) : monthNamed(month);
    const monthAndDay = `${twoDigits(monthNumber)}-${twoDigits(Number(day))}`;
    return year === undefined ? nearest(monthAndDay, search) : dateOrNull(`${fullYear(year)}-${monthAndDay}`);
  }
  return null;
}

const year = String.raw`(?<year>\d{4}|\d{2})`;
const name = String.raw`(?<month>[a-zåäö]{3,})\.?`;
const day = String.raw`(?<day>\d{1,2})(?::?[ae]|st|nd|rd|th)?`;
const patterns = [
  /^(?<year>\d{4}|\d{2})-?(?<month>\d{2})-?(?<day>\d{2})$/,
  /^(?<year>\d{4})[-/. ](?<month>\d{1,2})[-/. ](?<day>\d{1,2})$/,
  new RegExp(String.raw`^(?<day>\d{1,2})[-/. ] ?(?<month>\d{1,2})(?:(?:[-/. ]| -)${year})?$`),
  new RegExp(String.raw`^(?:den |the )?${day} (?:of )?${name}(?:,? -?${year})?$`),
  new RegExp(String.raw`^${name} ${day}(?:,? ${year})?$`),
];

const months = [
  ['januari', 'january'],
  ['februari', 'february'],
  ['mars', 'march'],
  ['april'],
  ['maj', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['augusti', 'august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['december'],
];

/** 1 to 12, of a name or its first letters; 0 when there is none such. */
const monthNamed = (typed: string): number =>
  months.findIndex((names) => names.some((each) => each.startsWith(typed))) + 1;

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const fullYear = (typed: string): string => (typed.length === 2 ? `20${typed}` : typed);
const dateOrNull = (date: string): LocalDate | null => (isDate(date) ? date : null);

/** A leap day may be eight years away. */
const mostYearsAway = 8;

function nearest(monthAndDay: string, { from, isPast = false }: YearSearch): LocalDate | null {
  const firstYear = Number(from.slice(0, 4));
  for (let away = 0; away <= mostYearsAway; away += 1) {
    const date = `${firstYear + (isPast ? -away : away)}-${monthAndDay}`;
    if (isDate(date) && (isPast ? date <= from : date >= from)) return date;
  }
  return null;
}
