import { describe, expect, it } from 'vitest';
import type { AnsweringGroupId, VoiceMessageId } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { withFittingExceptions } from '../../domain/schedule-event.ts';
import { conflictsOf, droppedExceptions, notesOf, type Neighbour } from '../../domain/schedule-preview.ts';
import type { ScheduledEvent } from '../../domain/schedule.ts';
import { toEpoch } from '../../domain/time-zone.ts';
import { aScheduledEvent, eventId, wall } from '../build/schedule-event.ts';

const at = (text: string): number => toEpoch(wall(text), 'Europe/Stockholm');
const date = (text: string): LocalDate => text as LocalDate;
const now = at('2026-11-24T12:00');

const draft = aScheduledEvent({ id: eventId(9) });
const another = (different: Partial<ScheduledEvent>, place = 1): Neighbour & { readonly title: string } => ({
  event: aScheduledEvent({ id: eventId(place), ...different }),
  title: 'Julbord',
  targetId: 'grp_1' as AnsweringGroupId,
});

describe('conflicts', () => {
  it('name the event, the time that both share, and who wins', () => {
    const lunch = another({
      start: wall('2026-12-01T12:00'),
      end: wall('2026-12-01T13:00'),
      recurrence: 'daily',
      effect: 'open',
    });
    expect(conflictsOf(draft, [lunch], now)).toEqual([
      {
        eventId: eventId(1),
        title: 'Julbord',
        targetId: 'grp_1',
        from: at('2026-12-24T12:00'),
        to: at('2026-12-24T13:00'),
        winner: 'this',
        differs: true,
      },
    ]);
  });

  it.each<[string, Partial<ScheduledEvent>]>([
    ['that ends as the draft begins', { start: wall('2026-12-20T00:00'), end: wall('2026-12-24T00:00') }],
    ['that begins as the draft ends', { start: wall('2026-12-27T08:00'), end: wall('2026-12-28T08:00') }],
    ['whose occurrence is skipped', { exceptions: { [date('2026-12-24')]: { skip: true } } }],
    ['that is the draft as it was', { id: draft.id }],
    ['of another week', { start: wall('2026-12-28T00:00'), end: wall('2026-12-29T00:00'), recurrence: 'yearly' }],
  ])('are none with an event %s', (_what, different) =>
    expect(conflictsOf(draft, [another(different)], now)).toEqual([]),
  );

  it('are none where both are over', () =>
    expect(conflictsOf(draft, [another({})], at('2026-12-28T00:00'))).toEqual([]));

  it.each<[string, Partial<ScheduledEvent>, 'this' | 'other']>([
    ['the newer of two that begin together', {}, 'this'],
    ['the one that begins last', { start: wall('2026-12-25T00:00') }, 'other'],
    ['the one that does not repeat', { start: wall('2026-12-25T00:00'), recurrence: 'weekly' }, 'this'],
  ])('are won by %s', (_what, different, winner) =>
    expect(conflictsOf(draft, [another(different)], now).map((conflict) => conflict.winner)).toEqual([winner]),
  );

  it('say whether a caller would notice', () => {
    const noticed = (different: Partial<ScheduledEvent>): readonly boolean[] =>
      conflictsOf(draft, [another(different)], now).map(({ differs }) => differs);
    expect(noticed({})).toEqual([false]);
    expect(noticed({ messageId: 'msg_1' as VoiceMessageId })).toEqual([true]);
    expect(noticed({ effect: 'open' })).toEqual([true]);
  });

  it('are found where an occurrence has been moved to', () => {
    const movedHere = another({
      start: wall('2027-06-01T08:00'),
      end: wall('2027-06-01T09:00'),
      exceptions: {
        [date('2027-06-01')]: { start: wall('2026-12-26T08:00'), end: wall('2026-12-26T09:00'), messageId: null },
      },
    });
    expect(conflictsOf(draft, [movedHere], now).map(({ from }) => from)).toEqual([at('2026-12-26T08:00')]);
  });

  it('are found with a long one behind short ones', () => {
    const long = another({ start: wall('2026-12-01T00:00'), end: wall('2027-01-31T00:00') });
    const weekly = {
      ...draft,
      start: wall('2026-10-01T08:00'),
      end: wall('2026-10-01T09:00'),
      recurrence: 'weekly' as const,
    };
    expect(conflictsOf(weekly, [long], now).map(({ from }) => from)).toEqual([at('2026-12-03T08:00')]);
  });

  it('begin no earlier than asked for, come soonest first, and are no more than 50', () => {
    const during = at('2026-12-25T00:00');
    const many = Array.from({ length: 60 }, (_, place) =>
      another({ start: wall(`2026-12-26T${String(place % 24).padStart(2, '0')}:00`) }, 100 + place),
    );
    const found = conflictsOf(draft, [...many, another({})], during);
    expect(found).toHaveLength(50);
    expect(found[0]?.from).toBe(during);
    expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).toSorted((one, other) => one - other));
  });
});

describe('exceptions that a change drops', () => {
  const mondays = aScheduledEvent({
    start: wall('2026-11-02T08:00'),
    end: wall('2026-11-02T10:00'),
    recurrence: 'weekly',
    exceptions: {
      [date('2026-11-09')]: { skip: true },
      [date('2026-11-16')]: { start: wall('2026-12-01T08:00'), end: wall('2026-12-01T10:00'), messageId: null },
      [date('2026-11-30')]: { skip: true },
      [date('2026-12-07')]: { start: wall('2026-12-07T12:00'), end: wall('2026-12-07T13:00'), messageId: null },
    },
  });
  const dropped = (change: Partial<ScheduledEvent>): readonly string[] =>
    droppedExceptions(mondays, withFittingExceptions({ ...mondays, ...change }), now).map(
      (note) => `${note.code} ${note.date}`,
    );

  it('are noted with their dates, but for those that are over', () =>
    expect(dropped({ start: wall('2026-11-03T08:00'), end: wall('2026-11-03T10:00') })).toEqual([
      'exceptions-dropped 2026-11-16',
      'exceptions-dropped 2026-11-30',
      'exceptions-dropped 2026-12-07',
    ]));

  it('are those beyond a new last day', () =>
    expect(dropped({ until: date('2026-12-01') })).toEqual(['exceptions-dropped 2026-12-07']));

  it('are none where the days stay', () => expect(dropped({ end: wall('2026-11-02T11:00') })).toEqual([]));
});

describe('notes', () => {
  const night = (start: string, end: string, different: Partial<ScheduledEvent> = {}): ScheduledEvent =>
    aScheduledEvent({ start: wall(start), end: wall(end), recurrence: 'daily', ...different });

  it.each<[string, ScheduledEvent, ReturnType<typeof notesOf>]>([
    ['nothing of Christmas', draft, []],
    [
      'a start in the gap',
      night('2027-03-20T02:30', '2027-03-20T04:00'),
      [{ code: 'clock-gap', date: date('2027-03-28') }],
    ],
    [
      'an occurrence wholly in the gap',
      night('2027-03-20T02:00', '2027-03-20T03:00'),
      [{ code: 'lost-in-gap', date: date('2027-03-28') }],
    ],
    ['nothing of a start at the end of the gap', night('2027-03-20T03:00', '2027-03-20T04:00'), []],
    [
      'an end that the clock shows twice',
      night('2027-10-20T22:00', '2027-10-21T02:30'),
      [{ code: 'clock-fold', date: date('2027-10-30') }],
    ],
    ['nothing of an end when the doubled hour is over', night('2027-10-20T22:00', '2027-10-21T03:00'), []],
    [
      'each day that a month does not have',
      night('2026-12-31T08:00', '2026-12-31T09:00', { recurrence: 'monthly', until: date('2027-04-30') }),
      [
        { code: 'clamped-day', date: date('2027-02-28') },
        { code: 'clamped-day', date: date('2027-04-30') },
      ],
    ],
    [
      'each end on a day that a month does not have, where the start is on another',
      night('2027-01-25T08:00', '2027-01-30T17:00', { recurrence: 'monthly', until: date('2027-03-31') }),
      [{ code: 'clamped-end', date: date('2027-02-25') }],
    ],
    [
      'nothing of the end of one that keeps its length',
      night('2027-01-30T22:00', '2027-01-31T06:00', { recurrence: 'monthly', until: date('2027-03-31') }),
      [{ code: 'clamped-day', date: date('2027-02-28') }],
    ],
    [
      'nothing of a short month when the occurrence was moved',
      night('2027-01-31T08:00', '2027-01-31T09:00', {
        recurrence: 'monthly',
        until: date('2027-02-28'),
        exceptions: {
          [date('2027-02-28')]: { start: wall('2027-02-25T08:00'), end: wall('2027-02-25T09:00'), messageId: null },
        },
      }),
      [],
    ],
    [
      'once that it ends a minute before midnight',
      night('2026-11-25T00:00', '2026-11-25T23:59'),
      [{ code: 'minute-before-midnight', date: date('2026-11-25') }],
    ],
    ['nothing of an end at midnight', night('2026-11-25T00:00', '2026-11-26T00:00'), []],
    [
      'nothing of what is skipped',
      night('2027-03-20T02:30', '2027-03-20T04:00', { exceptions: { [date('2027-03-28')]: { skip: true } } }),
      [],
    ],
    [
      'that it is over',
      aScheduledEvent({ start: wall('2026-11-01T00:00'), end: wall('2026-11-02T00:00') }),
      [{ code: 'wholly-past', date: date('2026-11-01') }],
    ],
  ])('tell %s', (_what, event, notes) => expect(notesOf(event, now)).toEqual(notes));

  it('are about the next 20 occurrences', () => {
    const nightly = night('2026-11-24T02:30', '2026-11-24T04:00');
    expect(notesOf(nightly, at('2027-03-07T12:00'))).toEqual([]);
    expect(notesOf(nightly, at('2027-03-08T12:00'))).toEqual([{ code: 'clock-gap', date: '2027-03-28' }]);
  });
});
