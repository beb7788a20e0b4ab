import { describe, expect, it } from 'vitest';
import type { VoiceMessageId } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { activeUntil, occurrences, stateAt, type ScheduledEvent } from '../../domain/schedule.ts';
import { toEpoch } from '../../domain/time-zone.ts';
import { aScheduledEvent, wall } from '../build/schedule-event.ts';

const zone = 'Europe/Stockholm';
const at = (text: string): number => toEpoch(wall(text), zone);
const date = (text: string): LocalDate => text as LocalDate;

const event = (
  start: string,
  end: string,
  recurrence: ScheduledEvent['recurrence'],
  different: Partial<ScheduledEvent> = {},
): ScheduledEvent => aScheduledEvent({ start: wall(start), end: wall(end), recurrence, ...different });

const starts = (given: ScheduledEvent, from: string, to: string): readonly string[] =>
  [...occurrences(given, at(from), at(to))].map(({ start }) => start);

describe('occurrences', () => {
  it.each<[string, ScheduledEvent, readonly string[]]>([
    ['once', event('2027-01-10T08:00', '2027-01-10T09:00', 'never'), ['2027-01-10T08:00']],
    [
      'daily',
      event('2027-01-30T08:00', '2027-01-30T09:00', 'daily', { until: date('2027-02-01') }),
      ['2027-01-30T08:00', '2027-01-31T08:00', '2027-02-01T08:00'],
    ],
    [
      'weekly over the change of clocks',
      event('2027-03-21T08:00', '2027-03-21T09:00', 'weekly', { until: date('2027-04-04') }),
      ['2027-03-21T08:00', '2027-03-28T08:00', '2027-04-04T08:00'],
    ],
    [
      'monthly on the 31st',
      event('2027-01-31T08:00', '2027-01-31T09:00', 'monthly', { until: date('2027-05-31') }),
      ['2027-01-31T08:00', '2027-02-28T08:00', '2027-03-31T08:00', '2027-04-30T08:00', '2027-05-31T08:00'],
    ],
    [
      'monthly over New Year',
      event('2027-11-30T08:00', '2027-11-30T09:00', 'monthly', { until: date('2028-02-29') }),
      ['2027-11-30T08:00', '2027-12-30T08:00', '2028-01-30T08:00', '2028-02-29T08:00'],
    ],
  ])('%s', (_what, given, expected) => expect(starts(given, '2027-01-01T00:00', '2029-01-01T00:00')).toEqual(expected));

  it('yearly on the 29th of February', () => {
    const leapDay = event('2028-02-29T08:00', '2028-02-29T09:00', 'yearly');
    expect(starts(leapDay, '2028-01-01T00:00', '2032-12-31T00:00')).toEqual([
      '2028-02-29T08:00',
      '2029-02-28T08:00',
      '2030-02-28T08:00',
      '2031-02-28T08:00',
      '2032-02-29T08:00',
    ]);
  });

  it('until counts the day on which one starts, clamped or not', () => {
    const monthly = (until: string): readonly string[] =>
      starts(
        event('2027-01-31T23:00', '2027-02-01T08:00', 'monthly', { until: date(until) }),
        '2027-01-01T00:00',
        '2027-06-01T00:00',
      );
    expect(monthly('2027-02-27')).toHaveLength(1);
    expect(monthly('2027-02-28')).toHaveLength(2);
  });

  it('are those in force at some moment of the window', () => {
    const night = event('2027-01-01T22:00', '2027-01-02T06:00', 'daily');
    expect(starts(night, '2027-01-05T06:00', '2027-01-06T22:00')).toEqual(['2027-01-05T22:00']);
    expect(starts(night, '2027-01-05T05:59', '2027-01-06T22:01')).toEqual([
      '2027-01-04T22:00',
      '2027-01-05T22:00',
      '2027-01-06T22:00',
    ]);
  });

  it('leave out what is skipped and tell what is moved, where it has been moved to', () => {
    const daily = event('2027-01-01T08:00', '2027-01-01T09:00', 'daily', {
      exceptions: {
        [date('2027-01-02')]: { skip: true },
        [date('2027-01-03')]: {
          start: wall('2027-01-04T12:00'),
          end: wall('2027-01-04T13:00'),
          messageId: 'msg_moved' as VoiceMessageId,
        },
        // No occurrence starts on that day.
        [date('2026-12-31')]: { start: wall('2027-01-01T12:00'), end: wall('2027-01-01T13:00'), messageId: null },
      },
    });
    expect([...occurrences(daily, at('2027-01-01T00:00'), at('2027-01-06T00:00'))]).toEqual([
      {
        date: '2027-01-01',
        start: '2027-01-01T08:00',
        end: '2027-01-01T09:00',
        from: at('2027-01-01T08:00'),
        to: at('2027-01-01T09:00'),
        messageId: null,
      },
      {
        date: '2027-01-04',
        start: '2027-01-04T08:00',
        end: '2027-01-04T09:00',
        from: at('2027-01-04T08:00'),
        to: at('2027-01-04T09:00'),
        messageId: null,
      },
      {
        date: '2027-01-03',
        start: '2027-01-04T12:00',
        end: '2027-01-04T13:00',
        from: at('2027-01-04T12:00'),
        to: at('2027-01-04T13:00'),
        messageId: 'msg_moved',
      },
      {
        date: '2027-01-05',
        start: '2027-01-05T08:00',
        end: '2027-01-05T09:00',
        from: at('2027-01-05T08:00'),
        to: at('2027-01-05T09:00'),
        messageId: null,
      },
    ]);
  });

  it('can be moved before the first and beyond the last', () => {
    const moved = (to: string): ScheduledEvent['exceptions'] => ({
      [date('2027-01-01')]: { start: wall(`${to}T08:00`), end: wall(`${to}T09:00`), messageId: null },
    });
    const daily = (to: string): ScheduledEvent =>
      event('2027-01-01T08:00', '2027-01-01T09:00', 'daily', { until: date('2027-01-02'), exceptions: moved(to) });
    expect(starts(daily('2026-12-01'), '2026-11-01T00:00', '2027-12-01T00:00')).toEqual([
      '2026-12-01T08:00',
      '2027-01-02T08:00',
    ]);
    expect(starts(daily('2027-06-01'), '2026-11-01T00:00', '2027-12-01T00:00')).toEqual([
      '2027-01-02T08:00',
      '2027-06-01T08:00',
    ]);
  });

  it('of two of one event that began together, the later of the series speaks', () => {
    const together = { start: wall('2027-01-05T08:00'), end: wall('2027-01-05T10:00') };
    const daily = event('2027-01-01T08:00', '2027-01-01T09:00', 'daily', {
      exceptions: {
        [date('2027-01-03')]: { ...together, messageId: 'msg_third' as VoiceMessageId },
        [date('2027-01-07')]: { ...together, messageId: 'msg_seventh' as VoiceMessageId },
      },
    });
    const schedule = { timeZone: zone, openingHours: null, closedMessageId: null, override: null, events: [daily] };
    expect(stateAt(schedule, at('2027-01-05T08:30')).messageId).toBe('msg_seventh');
  });

  it('are made as they are asked for, to the end of the calendar', () => {
    const endless = occurrences(
      event('2027-01-01T08:00', '2027-01-01T09:00', 'yearly'),
      at('2027-06-01T00:00'),
      Infinity,
    );
    expect(endless.next().value?.start).toBe('2028-01-01T08:00');
    expect([...endless].at(-1)?.start).toBe('2199-01-01T08:00');
  });

  it('are none wholly in the gap of spring', () => {
    const gap = event('2027-03-26T02:00', '2027-03-26T03:00', 'daily', { until: date('2027-03-29') });
    expect(starts(gap, '2027-03-01T00:00', '2027-04-01T00:00')).toEqual([
      '2027-03-26T02:00',
      '2027-03-27T02:00',
      '2027-03-29T02:00',
    ]);
  });
});

/** Ends by hand, from the rule: start and end are each moved from their own first date. */
describe('the ends of a series', () => {
  const ends = (given: ScheduledEvent, from: string, count: number): readonly string[] => {
    const found: string[] = [];
    for (const { start, end } of occurrences(given, at(from), Infinity)) {
      if (found.push(`${start} ${end}`) === count) break;
    }
    return found;
  };

  it('stay on the same day of the month, in short months and long ones', () => {
    const monthly = event('2027-01-25T00:00', '2027-02-05T00:00', 'monthly');
    expect(ends(monthly, '2027-01-01T00:00', 4)).toEqual([
      '2027-01-25T00:00 2027-02-05T00:00',
      '2027-02-25T00:00 2027-03-05T00:00',
      '2027-03-25T00:00 2027-04-05T00:00',
      '2027-04-25T00:00 2027-05-05T00:00',
    ]);
  });

  it.each([
    ['2027', '2027-02-20T00:00', '2027-03-06T00:00'],
    ['a leap year', '2028-02-20T00:00', '2028-03-06T00:00'],
  ])('stay on the same day of the year, made in %s', (_when, start, end) => {
    const yearly = event(start, end, 'yearly');
    expect(ends(yearly, '2028-12-31T00:00', 4)).toEqual([
      '2029-02-20T00:00 2029-03-06T00:00',
      '2030-02-20T00:00 2030-03-06T00:00',
      '2031-02-20T00:00 2031-03-06T00:00',
      '2032-02-20T00:00 2032-03-06T00:00',
    ]);
  });

  it('are on the last day of a month that lacks theirs', () => {
    const monthly = event('2027-01-28T08:00', '2027-01-30T17:00', 'monthly');
    expect(ends(monthly, '2027-01-31T00:00', 2)).toEqual([
      '2027-02-28T08:00 2027-02-28T17:00',
      '2027-03-28T08:00 2027-03-30T17:00',
    ]);
    const yearly = event('2028-02-25T08:00', '2028-02-29T17:00', 'yearly');
    expect(ends(yearly, '2028-01-01T00:00', 2)).toEqual([
      '2028-02-25T08:00 2028-02-29T17:00',
      '2029-02-25T08:00 2029-02-28T17:00',
    ]);
  });

  it('are as far from the start as the first one where they would not come after it', () => {
    const night = event('2027-01-30T22:00', '2027-01-31T06:00', 'monthly');
    expect(ends(night, '2027-02-01T00:00', 2)).toEqual([
      '2027-02-28T22:00 2027-03-01T06:00',
      '2027-03-30T22:00 2027-03-31T06:00',
    ]);
    // The start and the end would be the same moment: that is not after it either.
    const day = event('2028-02-28T00:00', '2028-02-29T00:00', 'yearly');
    expect(ends(day, '2029-01-01T00:00', 1)).toEqual(['2029-02-28T00:00 2029-03-01T00:00']);
  });

  it('come no later than the next start, however long an event is', () => {
    for (const [start, end] of [
      ['2027-01-31T12:00', '2027-02-28T12:00'],
      ['2027-02-15T00:00', '2027-03-15T00:00'],
      ['2028-02-29T06:00', '2028-03-28T06:00'],
      ['2027-04-30T23:59', '2027-05-28T23:59'],
    ] as const) {
      const all = [...occurrences(event(start, end, 'monthly', { until: date('2040-01-01') }), at(start), Infinity)];
      for (const [place, { from, to }] of all.entries()) {
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(all[place + 1]?.from ?? Infinity);
      }
    }
  });
});

describe('the end of an event', () => {
  it.each<[string, ScheduledEvent, string | null]>([
    ['its own, once', event('2026-12-24T00:00', '2026-12-27T08:00', 'never'), '2026-12-27T08:00'],
    ['none without until', event('2027-01-01T08:00', '2027-01-01T09:00', 'daily'), null],
    [
      "the last occurrence's",
      event('2027-01-01T22:00', '2027-01-02T06:00', 'daily', { until: date('2027-01-31') }),
      '2027-02-01T06:00',
    ],
    [
      'that of the last before until',
      event('2027-01-04T22:00', '2027-01-05T06:00', 'weekly', { until: date('2027-01-17') }),
      '2027-01-12T06:00',
    ],
    [
      'that of the last, which a short month moves less than its start',
      event('2027-01-25T00:00', '2027-02-05T00:00', 'monthly', { until: date('2027-02-28') }),
      '2027-03-05T00:00',
    ],
    [
      'that of the last that is not skipped',
      event('2027-01-01T22:00', '2027-01-02T06:00', 'daily', {
        until: date('2027-01-31'),
        exceptions: { [date('2027-01-31')]: { skip: true } },
      }),
      '2027-01-31T06:00',
    ],
    [
      'where one was moved beyond the last',
      event('2027-01-01T22:00', '2027-01-02T06:00', 'daily', {
        until: date('2027-01-31'),
        exceptions: {
          [date('2027-01-05')]: { start: wall('2027-02-05T22:00'), end: wall('2027-02-06T06:00'), messageId: null },
        },
      }),
      '2027-02-06T06:00',
    ],
    [
      'its beginning, when all is skipped',
      event('2026-12-24T00:00', '2026-12-27T08:00', 'never', { exceptions: { [date('2026-12-24')]: { skip: true } } }),
      '2026-12-24T00:00',
    ],
  ])('is %s', (_what, given, expected) => expect(activeUntil(given)).toBe(expected === null ? null : at(expected)));
});
