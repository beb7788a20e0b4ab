import { describe, expect, it } from 'vitest';
import { DomainError, type FieldError } from '../../domain/domain-error.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { checkEvent, checkException, withFittingExceptions } from '../../domain/schedule-event.ts';
import type { ScheduledEvent } from '../../domain/schedule.ts';
import { aScheduledEvent, wall } from '../build/schedule-event.ts';

const date = (text: string): LocalDate => text as LocalDate;

const errorsOf = (check: () => void): readonly FieldError[] => {
  try {
    check();
  } catch (error) {
    if (error instanceof DomainError) return error.errors;
    throw error;
  }
  return [];
};

const repeating = (
  recurrence: ScheduledEvent['recurrence'],
  start: string,
  end: string,
  different: Partial<ScheduledEvent> = {},
): ScheduledEvent => aScheduledEvent({ recurrence, start: wall(start), end: wall(end), ...different });

const moved = (start: string, end: string) => ({ start: wall(start), end: wall(end), messageId: null });

describe('an event may be', () => {
  it.each<[string, ScheduledEvent]>([
    ['Christmas', aScheduledEvent()],
    ['a minute', repeating('never', '2026-12-24T00:00', '2026-12-24T00:01')],
    ['years, once', repeating('never', '2026-12-24T00:00', '2029-12-24T00:00')],
    ['a day, daily', repeating('daily', '2026-12-24T08:00', '2026-12-25T08:00')],
    ['a day of 25 hours, daily', repeating('daily', '2026-10-24T12:00', '2026-10-25T12:00')],
    ['a week, weekly', repeating('weekly', '2026-12-24T08:00', '2026-12-31T08:00')],
    ['28 days, monthly', repeating('monthly', '2026-12-24T08:00', '2027-01-21T08:00')],
    ['365 days, yearly', repeating('yearly', '2026-12-24T08:00', '2027-12-24T08:00')],
    ['until its first day', repeating('daily', '2026-12-24T08:00', '2026-12-24T09:00', { until: date('2026-12-24') })],
    [
      'skipped and moved on days that it has',
      repeating('monthly', '2026-12-31T08:00', '2026-12-31T09:00', {
        exceptions: {
          [date('2027-02-28')]: { skip: true },
          [date('2027-03-31')]: moved('2027-04-30T08:00', '2027-05-28T08:00'),
        },
      }),
    ],
  ])('%s', (_what, event) => expect(errorsOf(() => checkEvent(event))).toEqual([]));
});

describe('an event may not', () => {
  it.each<[string, ScheduledEvent, readonly FieldError[]]>([
    [
      'end as it starts',
      repeating('never', '2026-12-24T08:00', '2026-12-24T08:00'),
      [{ field: 'end', code: 'before-start' }],
    ],
    [
      'end before it starts',
      repeating('weekly', '2026-12-24T08:00', '2026-12-24T07:59'),
      [{ field: 'end', code: 'before-start' }],
    ],
    [
      'be longer than a day, daily',
      repeating('daily', '2026-12-24T08:00', '2026-12-25T08:01'),
      [{ field: 'end', code: 'longer-than-period', values: { longest: '24 h' } }],
    ],
    [
      'be longer than a week, weekly',
      repeating('weekly', '2026-12-24T08:00', '2026-12-31T08:01'),
      [{ field: 'end', code: 'longer-than-period', values: { longest: '7 d' } }],
    ],
    [
      'be longer than 28 days, monthly',
      repeating('monthly', '2026-12-24T08:00', '2027-01-21T08:01'),
      [{ field: 'end', code: 'longer-than-period', values: { longest: '28 d' } }],
    ],
    [
      'be longer than 365 days, yearly',
      repeating('yearly', '2027-12-24T08:00', '2028-12-23T08:01'),
      [{ field: 'end', code: 'longer-than-period', values: { longest: '365 d' } }],
    ],
    [
      'repeat until before it starts',
      repeating('daily', '2026-12-24T08:00', '2026-12-24T09:00', { until: date('2026-12-23') }),
      [{ field: 'until', code: 'until-before-start' }],
    ],
    [
      'have a last date and not repeat',
      aScheduledEvent({ until: date('2026-12-31') }),
      [{ field: 'until', code: 'needs-recurrence' }],
    ],
    [
      'be wrong in two fields and tell one',
      repeating('daily', '2026-12-24T08:00', '2026-12-24T07:00', { until: date('2026-12-23') }),
      [
        { field: 'end', code: 'before-start' },
        { field: 'until', code: 'until-before-start' },
      ],
    ],
    [
      'be skipped on a day that it does not have',
      repeating('weekly', '2026-12-24T08:00', '2026-12-24T09:00', {
        exceptions: { [date('2026-12-25')]: { skip: true } },
      }),
      [{ field: 'exceptions.2026-12-25', code: 'not-an-occurrence' }],
    ],
    [
      'be moved to an end before the start',
      repeating('weekly', '2026-12-24T08:00', '2026-12-24T09:00', {
        exceptions: { [date('2026-12-31')]: moved('2027-01-01T08:00', '2027-01-01T08:00') },
      }),
      [{ field: 'exceptions.2026-12-31.end', code: 'before-start' }],
    ],
  ])('%s', (_what, event, errors) => expect(errorsOf(() => checkEvent(event))).toEqual(errors));
});

describe('an occurrence', () => {
  const weekly = repeating('weekly', '2026-12-24T08:00', '2026-12-24T09:00', { until: date('2027-01-10') });

  it.each<[string, string, Parameters<typeof checkException>[2], readonly FieldError[]]>([
    ['may be skipped', '2026-12-31', { skip: true }, []],
    ['may be moved anywhere', '2026-12-31', moved('2026-11-01T08:00', '2026-11-08T08:00'), []],
    ['may be moved past until', '2027-01-07', moved('2027-01-21T08:00', '2027-01-21T09:00'), []],
    ['after until is none', '2027-01-14', { skip: true }, [{ field: 'date', code: 'not-an-occurrence' }]],
    ['before the first is none', '2026-12-17', { skip: true }, [{ field: 'date', code: 'not-an-occurrence' }]],
    [
      'that is moved is no longer than the others may be',
      '2026-12-31',
      moved('2026-12-31T08:00', '2027-01-07T08:01'),
      [{ field: 'end', code: 'longer-than-period', values: { longest: '7 d' } }],
    ],
  ])('%s', (_what, day, exception, errors) =>
    expect(errorsOf(() => checkException(weekly, date(day), exception))).toEqual(errors),
  );
});

describe('when an event is changed', () => {
  it('what was skipped or moved on days that it no longer has is forgotten', () => {
    const skipped = { [date('2026-12-31')]: { skip: true }, [date('2027-01-07')]: { skip: true } } as const;
    const weekly = repeating('weekly', '2026-12-24T08:00', '2026-12-24T09:00', { exceptions: skipped });
    expect(withFittingExceptions({ ...weekly, until: date('2027-01-01') }).exceptions).toEqual({
      '2026-12-31': { skip: true },
    });
    expect(
      withFittingExceptions({ ...weekly, start: wall('2026-12-25T08:00'), end: wall('2026-12-25T09:00') }).exceptions,
    ).toEqual({});
  });
});
