/**
 * Swedish holidays: the law's (1989:253 om allmänna helgdagar), the eves on which nobody is at work, and the days squeezed in between.
 * Own rules, since the library that knows all countries is larger than a function may be (docs/adr/0018); a test holds them to it.
 */
import { dayNumberOf, dayText, weekdayOf, type DayNumber } from './calendar.ts';
import type { LocalDate } from './local-date.ts';

/**
 * `public`: a holiday by law; `eve`: closed in practice; `squeeze` (klämdag): a single working day between days off of which at least one is
 * a holiday or an eve.
 */
export const holidayKinds = ['public', 'eve', 'squeeze'] as const;
export type HolidayKind = (typeof holidayKinds)[number];

export interface Holiday {
  /** The same every year. A squeeze day's says what it lies beside: `squeeze-after-ascension-day`. */
  readonly code: string;
  /** Swedish, as on a calendar. */
  readonly name: string;
  readonly date: LocalDate;
  readonly kind: HolidayKind;
}

interface Rule {
  readonly code: string;
  /** As it stands within a sentence. */
  readonly name: string;
  readonly kind: Exclude<HolidayKind, 'squeeze'>;
  readonly on: (year: number) => DayNumber;
  /** The first and the last year in which it was one. */
  readonly since?: number;
  readonly through?: number;
}

const fixed = (month: number, day: number) => (year: number) => dayNumberOf(year, month, day);
const fromEaster = (days: number) => (year: number) => easterSunday(year) + days;
const saturday = 5;
/** The first Saturday on or after a date, moved by some days. */
const saturdayFrom =
  (month: number, day: number, moved = 0) =>
  (year: number) => {
    const earliest = dayNumberOf(year, month, day);
    return earliest + ((saturday - weekdayOf(earliest) + 7) % 7) + moved;
  };

/** In the order of the calendar; of two on one day, the one that moves is first. */
const rules: readonly Rule[] = [
  { code: 'new-years-day', name: 'nyårsdagen', kind: 'public', on: fixed(1, 1) },
  { code: 'epiphany', name: 'trettondedag jul', kind: 'public', on: fixed(1, 6) },
  { code: 'good-friday', name: 'långfredagen', kind: 'public', on: fromEaster(-2) },
  { code: 'easter-sunday', name: 'påskdagen', kind: 'public', on: fromEaster(0) },
  { code: 'easter-monday', name: 'annandag påsk', kind: 'public', on: fromEaster(1) },
  { code: 'ascension-day', name: 'Kristi himmelsfärdsdag', kind: 'public', on: fromEaster(39) },
  { code: 'may-day', name: 'första maj', kind: 'public', on: fixed(5, 1) },
  { code: 'whit-sunday', name: 'pingstdagen', kind: 'public', on: fromEaster(49) },
  // Given up for the national day, by law 2004:1320.
  { code: 'whit-monday', name: 'annandag pingst', kind: 'public', on: fromEaster(50), through: 2004 },
  { code: 'national-day', name: 'Sveriges nationaldag', kind: 'public', on: fixed(6, 6), since: 2005 },
  { code: 'midsummer-eve', name: 'midsommarafton', kind: 'eve', on: saturdayFrom(6, 20, -1) },
  { code: 'midsummer-day', name: 'midsommardagen', kind: 'public', on: saturdayFrom(6, 20) },
  { code: 'all-saints-day', name: 'alla helgons dag', kind: 'public', on: saturdayFrom(10, 31) },
  { code: 'christmas-eve', name: 'julafton', kind: 'eve', on: fixed(12, 24) },
  { code: 'christmas-day', name: 'juldagen', kind: 'public', on: fixed(12, 25) },
  { code: 'boxing-day', name: 'annandag jul', kind: 'public', on: fixed(12, 26) },
  { code: 'new-years-eve', name: 'nyårsafton', kind: 'eve', on: fixed(12, 31) },
];

/**
 * A year's holidays, eves and squeeze days, by date. Now and then two fall on one day (Ascension Day on the first of May, 2008): both are there.
 * @param year from 1953, when midsummer and All Saints moved to Saturdays
 */
export function swedishHolidays(year: number): readonly Holiday[] {
  const off = rules
    .filter(({ since = year, through = year }) => since <= year && year <= through)
    .map((rule) => ({ ...rule, day: rule.on(year) }));
  return [...off, ...squeezeDays(off)]
    .toSorted((one, other) => one.day - other.day)
    .map(({ code, name, kind, day }) => ({
      code,
      name: name.charAt(0).toUpperCase() + name.slice(1),
      date: dayText(day) as LocalDate,
      kind,
    }));
}

interface Day {
  readonly code: string;
  readonly name: string;
  readonly kind: HolidayKind;
  readonly day: DayNumber;
}

function squeezeDays(off: readonly Day[]): readonly Day[] {
  // The first and the last day of a year are holidays: what lies beyond them is another year's.
  const [first, last] = [Math.min(...off.map(({ day }) => day)), Math.max(...off.map(({ day }) => day))];
  const holidayOn = (day: DayNumber): Day | undefined => off.find((holiday) => holiday.day === day);
  const isOff = (day: DayNumber): boolean => weekdayOf(day) >= saturday || holidayOn(day) !== undefined;
  const isSqueezed = (day: DayNumber): boolean =>
    day > first && day < last && !isOff(day) && isOff(day - 1) && isOff(day + 1);
  const squeeze = (word: 'after' | 'before', beside: Day, day: DayNumber): Day => ({
    code: `squeeze-${word}-${beside.code}`,
    name: `klämdag ${word === 'after' ? 'efter' : 'före'} ${beside.name}`,
    kind: 'squeeze',
    day,
  });
  // A holiday that falls on a weekend squeezes nothing. By date: the rules have Ascension Day before May Day, the calendar rarely has.
  const days = off
    .filter(({ day }) => weekdayOf(day) < saturday)
    .toSorted((one, other) => one.day - other.day)
    .flatMap((holiday) => [squeeze('after', holiday, holiday.day + 1), squeeze('before', holiday, holiday.day - 1)]);
  const found = new Map<DayNumber, Day>();
  // A day between two holidays is named after the first.
  for (const each of days) {
    if (isSqueezed(each.day) && !found.has(each.day)) found.set(each.day, each);
  }
  return [...found.values()];
}

/** The Gregorian Easter, the way of Meeus, Jones and Butcher (J. Meeus, *Astronomical Algorithms*, chapter 8). */
function easterSunday(year: number): DayNumber {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  return dayNumberOf(year, 3, 22) + epact + toSunday - 7 * late;
}
