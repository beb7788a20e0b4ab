import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { swedishHolidays, type Holiday } from '../../domain/holidays.ts';

const on = (year: number, kind: Holiday['kind']): readonly string[] =>
  swedishHolidays(year)
    .filter((holiday) => holiday.kind === kind)
    .map(({ date, code }) => `${date.slice(5)} ${code}`);

/** As calendars print them. */
const printed: readonly (readonly [code: string, ...dates: string[]])[] = [
  ['good-friday', '2024-03-29', '2025-04-18', '2026-04-03', '2027-03-26', '2038-04-23'],
  ['easter-sunday', '2008-03-23', '2011-04-24', '2027-03-28', '2038-04-25'],
  ['ascension-day', '2026-05-14', '2027-05-06'],
  ['whit-sunday', '2026-05-24', '2027-05-16'],
  ['midsummer-eve', '2026-06-19', '2027-06-25', '2028-06-23'],
  ['midsummer-day', '2026-06-20', '2027-06-26', '2028-06-24'],
  ['all-saints-day', '2026-10-31', '2027-11-06', '2028-11-04'],
];

const [tuesday, thursday] = [2, 4];
/** Which day off, when it falls on which weekday, squeezes which day; in the order of the calendar. */
const squeezing: readonly (readonly [dayOff: string, weekday: number, squeezed: string])[] = [
  ['01-01', thursday, '01-02 squeeze-after-new-years-day'],
  ['01-06', tuesday, '01-05 squeeze-before-epiphany'],
  ['01-06', thursday, '01-07 squeeze-after-epiphany'],
  ['05-01', tuesday, '04-30 squeeze-before-may-day'],
  ['05-01', thursday, '05-02 squeeze-after-may-day'],
  ['06-06', tuesday, '06-05 squeeze-before-national-day'],
  ['06-06', thursday, '06-07 squeeze-after-national-day'],
  ['12-24', tuesday, '12-23 squeeze-before-christmas-eve'],
  ['12-26', thursday, '12-27 squeeze-after-boxing-day'],
  ['12-31', tuesday, '12-30 squeeze-before-new-years-eve'],
];

/** Ascension Day is always a Thursday; when it is the 3rd of May, the Wednesday before it lies between two holidays. */
function squeezedByHand(year: number): readonly string[] {
  const fixed = squeezing
    .filter(([dayOff, weekday]) => Temporal.PlainDate.from(`${year}-${dayOff}`).dayOfWeek === weekday)
    .map(([, , squeezed]) => squeezed);
  const ascension = swedishHolidays(year).find(({ code }) => code === 'ascension-day')?.date ?? '';
  const friday = Temporal.PlainDate.from(ascension).add({ days: 1 }).toString();
  const between = ascension.endsWith('05-03') ? ['05-02 squeeze-after-may-day'] : [];
  return [...fixed, ...between, `${friday.slice(5)} squeeze-after-ascension-day`].toSorted();
}

describe('Swedish holidays', () => {
  it('are those of the calendar', () => {
    expect(on(2027, 'public')).toEqual([
      '01-01 new-years-day',
      '01-06 epiphany',
      '03-26 good-friday',
      '03-28 easter-sunday',
      '03-29 easter-monday',
      '05-01 may-day',
      '05-06 ascension-day',
      '05-16 whit-sunday',
      '06-06 national-day',
      '06-26 midsummer-day',
      '11-06 all-saints-day',
      '12-25 christmas-day',
      '12-26 boxing-day',
    ]);
    expect(on(2027, 'eve')).toEqual(['06-25 midsummer-eve', '12-24 christmas-eve', '12-31 new-years-eve']);
  });

  it.each(printed)('%s falls on %s and so on', (code, ...dates) => {
    for (const date of dates) {
      const holiday = swedishHolidays(Number(date.slice(0, 4))).find((each) => each.code === code);
      expect(holiday?.date).toBe(date);
    }
  });

  it('gave up Whit Monday for the national day', () => {
    const codes = (year: number): readonly string[] => swedishHolidays(year).map(({ code }) => code);
    expect(codes(2004)).toContain('whit-monday');
    expect(codes(2004)).not.toContain('national-day');
    expect(codes(2005)).not.toContain('whit-monday');
    expect(codes(2005)).toContain('national-day');
  });

  it('are two on one day when they are', () => {
    expect(on(2008, 'public')).toEqual(expect.arrayContaining(['05-01 ascension-day', '05-01 may-day']));
  });

  it.each([
    [
      2024,
      [
        '05-10 squeeze-after-ascension-day',
        '06-07 squeeze-after-national-day',
        '12-23 squeeze-before-christmas-eve',
        '12-27 squeeze-after-boxing-day',
        '12-30 squeeze-before-new-years-eve',
      ],
    ],
    [2026, ['01-02 squeeze-after-new-years-day', '01-05 squeeze-before-epiphany', '05-15 squeeze-after-ascension-day']],
    [2027, ['05-07 squeeze-after-ascension-day']],
    [2028, ['01-07 squeeze-after-epiphany', '05-26 squeeze-after-ascension-day', '06-05 squeeze-before-national-day']],
  ])('of %i have the squeeze days %j', (year, days) => expect(on(year, 'squeeze')).toEqual(days));

  it('have a squeeze day after May Day, not before Ascension Day, where it lies between the two', () => {
    const days = ['04-30 squeeze-before-may-day', '05-02 squeeze-after-may-day', '05-04 squeeze-after-ascension-day'];
    for (const year of [2035, 2046]) expect(on(year, 'squeeze')).toEqual(days);
  });

  it('have the squeeze days of a rule made by hand, from 2020 to 2100', () => {
    for (let year = 2020; year <= 2100; year += 1)
      expect([year, ...on(year, 'squeeze')]).toEqual([year, ...squeezedByHand(year)]);
  });

  it('bear Swedish names', () => {
    const names = swedishHolidays(2026).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Långfredagen',
        'Kristi himmelsfärdsdag',
        'Klämdag efter Kristi himmelsfärdsdag',
        'Klämdag före trettondedag jul',
      ]),
    );
  });

  it('have codes that are one of a kind in their year, in the order of the days', () => {
    for (let year = 1953; year <= 2199; year += 1) {
      const holidays = swedishHolidays(year);
      expect(new Set(holidays.map(({ code }) => code)).size).toBe(holidays.length);
      expect(holidays.map(({ date }) => date)).toEqual(holidays.map(({ date }) => date).toSorted());
      expect(holidays.every(({ date }) => date.startsWith(String(year)))).toBe(true);
    }
  });

  it('are what date-holidays knows, from 1990 to 2100', () => {
    const sweden = new Holidays('SE');
    for (let year = 1990; year <= 2100; year += 1) {
      const theirs = sweden
        .getHolidays(year)
        .filter(({ type }) => type === 'public' || type === 'bank')
        .map(({ date, type }) => `${date.slice(0, 10)} ${type === 'bank' ? 'eve' : 'public'}`);
      const ours = swedishHolidays(year)
        // Which that library holds for an ordinary day in all years; it was one from 2005.
        .filter(({ kind, code }) => kind !== 'squeeze' && code !== 'whit-monday')
        .map(({ date, kind }) => `${date} ${kind}`);
      expect(ours.toSorted()).toEqual(theirs.toSorted());
    }
  });
});
