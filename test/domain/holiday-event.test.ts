import { describe, expect, it } from 'vitest';
import { holidayOf, overHoliday, renewalOf } from '../../domain/holiday-event.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import type { ScheduleEvent } from '../../domain/schedule-event.ts';
import { aScheduleEvent, wall } from '../build/schedule-event.ts';

const given = { targets: 'all-ivr-menus', timeZone: 'Europe/Stockholm', messageId: null } as const;
/** The event of a holiday, and what a test says is different. */
function over(code: string, year: number, different: Partial<ScheduleEvent> = {}): ScheduleEvent {
  const holiday = holidayOf(year, code);
  if (holiday === null) throw new Error(`${year} has no ${code}`);
  return aScheduleEvent({ ...overHoliday(holiday, { ...given, year }), holiday: { code, year }, ...different });
}
const at = (text: string): number => Date.parse(text);

describe('an event over a holiday', () => {
  it('lasts from midnight to midnight and says which year’s it is', () => {
    expect(over('new-years-eve', 2026)).toMatchObject({
      title: 'Nyårsafton 2026',
      start: '2026-12-31T00:00',
      end: '2027-01-01T00:00',
      recurrence: 'never',
      effect: 'closed',
    });
  });

  it('is not made of a day that the year does not have', () => {
    expect([holidayOf(2026, 'whit-monday'), holidayOf(2026, 'christmas')]).toEqual([null, null]);
  });
});

describe('next year’s', () => {
  it.each([
    ['christmas-eve', 2026, 'Julafton 2027', '2027-12-24T00:00'],
    ['good-friday', 2026, 'Långfredagen 2027', '2027-03-26T00:00'],
    ['midsummer-eve', 2026, 'Midsommarafton 2027', '2027-06-25T00:00'],
    ['all-saints-day', 2026, 'Alla helgons dag 2027', '2027-11-06T00:00'],
  ])('of %s %i is %s', (code, year, title, start) => {
    const renewal = renewalOf(over(code, year), at('2027-01-01T00:00Z'));
    expect(renewal).toMatchObject({ year: year + 1, fields: { title, start } });
  });

  it('stays as far from the holiday as somebody moved it, and is still called what they called it', () => {
    const moved = {
      title: 'Stängt inför midsommar 2026',
      start: wall('2026-06-18T15:00'),
      end: wall('2026-06-22T08:00'),
    };
    const renewal = renewalOf(over('midsummer-eve', 2026, moved), at('2026-07-01T00:00Z'));
    expect(renewal?.fields).toMatchObject({
      title: 'Stängt inför midsommar 2027',
      start: '2027-06-24T15:00',
      end: '2027-06-28T08:00',
    });
  });

  it('repeats as long as this year’s did', () => {
    const weekly = {
      start: wall('2026-12-23T15:00'),
      end: wall('2026-12-24T08:00'),
      recurrence: 'weekly',
      until: '2027-01-06' as LocalDate,
    } as const;
    const renewal = renewalOf(over('christmas-eve', 2026, weekly), at('2027-02-01T00:00Z'));
    expect(renewal?.fields).toMatchObject({ start: '2027-12-23T15:00', until: '2028-01-06' });
  });

  it.each([
    ['Jul 2026: stängt 2026', 'Jul 2027: stängt 2027'],
    // Which of them is the holiday's, and whether the other is to follow, nobody can tell.
    ['Stängt 2026–2027', 'Stängt 2026–2027'],
    ['Grundat 1987, stängt 2026', 'Grundat 1987, stängt 2026'],
    ['Jour 20261', 'Jour 20261'],
  ])('of “%s” is called “%s”', (title, next) => {
    expect(renewalOf(over('christmas-eve', 2026, { title }), at('2027-02-01T00:00Z'))?.fields.title).toBe(next);
  });

  it('passes over years that are over, and years without such a day', () => {
    expect(renewalOf(over('christmas-eve', 2010), at('2026-11-23T00:00Z'))?.year).toBe(2026);
    expect(renewalOf(over('christmas-eve', 2010), at('2026-12-24T23:00Z'))?.year).toBe(2027);
    // The 5th of January is a squeeze day when it is a Monday: 2026, and next 2032.
    const squeezed = over('squeeze-before-epiphany', 2026);
    expect(renewalOf(squeezed, at('2026-02-01T00:00Z'))).toMatchObject({ fields: { start: '2032-01-05T00:00' } });
  });

  it('is none of an event that was made of no holiday, nor after the last year', () => {
    expect(renewalOf(aScheduleEvent(), at('2027-01-01T00:00Z'))).toBeNull();
    expect(renewalOf(over('christmas-eve', 2198), at('2199-01-01T00:00Z'))).toBeNull();
  });
});
