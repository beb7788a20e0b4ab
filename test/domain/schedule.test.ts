import { describe, expect, it } from 'vitest';
import type { VoiceMessageId } from '../../domain/ids.ts';
import { isLocalDateTime, toEpoch } from '../../domain/time-zone.ts';
import { stateAt, timeline, type Schedule, type ScheduledEvent } from '../../domain/schedule.ts';
import { aScheduledEvent, eventId, wall } from '../build/schedule-event.ts';

const zone = 'Europe/Stockholm';
/** Times without an offset are Stockholm's. */
const at = (text: string): number => (isLocalDateTime(text) ? toEpoch(text, zone) : Date.parse(text));
const message = (name: string): VoiceMessageId => `msg_${name}` as VoiceMessageId;

const schedule = (events: readonly ScheduledEvent[], different: Partial<Schedule> = {}): Schedule => ({
  timeZone: zone,
  openingHours: null,
  closedMessageId: message('closed'),
  override: null,
  events,
  ...different,
});

const state = (given: Schedule, text: string): string => stateAt(given, at(text)).state;
const instants = (given: Schedule, from: string, to: string): readonly string[] =>
  timeline(given, at(from), at(to)).map((item) => `${new Date(item.at).toISOString().slice(0, 16)} ${item.state}`);

const weekend = aScheduledEvent({
  start: wall('2026-10-02T17:00'),
  end: wall('2026-10-05T08:00'),
  recurrence: 'weekly',
});
const nightly = (start: string, end: string, different: Partial<ScheduledEvent> = {}): ScheduledEvent =>
  aScheduledEvent({ start: wall(start), end: wall(end), recurrence: 'daily', ...different });

describe('closed over Christmas', () => {
  const christmas = schedule([aScheduledEvent()]);

  it.each([
    ['2026-12-23T23:59', 'open'],
    ['2026-12-24T00:00', 'closed'],
    ['2026-12-25T12:00', 'closed'],
    ['2026-12-27T07:59', 'closed'],
    ['2026-12-27T08:00', 'open'],
  ])('at %s it is %s', (text, expected) => expect(state(christmas, text)).toBe(expected));

  it('says why, what callers hear and until when', () =>
    expect(stateAt(christmas, at('2026-12-25T12:00'))).toEqual({
      state: 'closed',
      messageId: message('closed'),
      because: { kind: 'event', id: eventId(1) },
      nextChangeAt: at('2026-12-27T07:00:00Z'),
    }));

  it('says before it when it begins', () =>
    expect(stateAt(christmas, at('2026-11-24T12:00'))).toEqual({
      state: 'open',
      messageId: null,
      because: { kind: 'always-open', id: null },
      nextChangeAt: at('2026-12-23T23:00:00Z'),
    }));

  it('says after it that nothing comes', () =>
    expect(stateAt(christmas, at('2027-01-02T12:00')).nextChangeAt).toBeNull());
});

describe('through the changes of clocks', () => {
  it('a closed weekend ends Monday at 08:00, with 63 hours, with 64 and with 62', () => {
    expect(instants(schedule([weekend]), '2026-10-16T12:00', '2026-10-27T12:00')).toEqual([
      '2026-10-16T10:00 open',
      '2026-10-16T15:00 closed',
      '2026-10-19T06:00 open',
      '2026-10-23T15:00 closed',
      '2026-10-26T07:00 open',
    ]);
    expect(instants(schedule([weekend]), '2027-03-26T12:00', '2027-03-30T12:00').slice(1)).toEqual([
      '2027-03-26T16:00 closed',
      '2027-03-29T06:00 open',
    ]);
  });

  it.each([
    ['begins at the end of the gap', '02:30', '04:00', ['2027-03-28T01:00 closed', '2027-03-28T02:00 open']],
    ['ends at the end of the gap', '01:00', '02:30', ['2027-03-28T00:00 closed', '2027-03-28T01:00 open']],
    ['is none when it lies wholly in the gap', '02:00', '03:00', []],
    ['is none when it ends at the end of the gap', '02:30', '03:00', []],
  ])('what the clock skips %s', (_what, start, end, expected) => {
    const night = nightly(`2027-03-20T${start}`, `2027-03-20T${end}`);
    expect(instants(schedule([night]), '2027-03-28T00:30', '2027-03-28T23:00').slice(1)).toEqual(expected);
  });

  it.each([
    ['02:15', '02:45', ['2026-10-25T00:15 closed', '2026-10-25T00:45 open']],
    ['02:00', '03:00', ['2026-10-25T00:00 closed', '2026-10-25T02:00 open']],
    ['01:00', '02:00', ['2026-10-24T23:00 closed', '2026-10-25T00:00 open']],
    ['02:30', '03:30', ['2026-10-25T00:30 closed', '2026-10-25T02:30 open']],
  ])('from %s to %s, of what the clock shows twice the first counts', (start, end, expected) => {
    const night = nightly(`2026-10-20T${start}`, `2026-10-20T${end}`);
    expect(instants(schedule([night]), '2026-10-25T00:30', '2026-10-25T23:00').slice(1)).toEqual(expected);
  });

  it('in the repeated hour nothing that is over begins again', () => {
    const night = nightly('2026-10-20T02:10', '2026-10-20T02:40');
    expect(state(schedule([night]), '2026-10-25T00:20:00Z')).toBe('closed');
    expect(state(schedule([night]), '2026-10-25T01:20:00Z')).toBe('open');
  });

  it('opening hours keep to the wall', () => {
    const nights = { sat: [{ from: '22:00', to: '02:30' }] };
    const given = schedule([], { openingHours: nights });
    expect(instants(given, '2026-10-24T12:00', '2026-10-25T12:00').slice(1)).toEqual([
      '2026-10-24T20:00 open',
      '2026-10-25T00:30 closed',
    ]);
    expect(instants(given, '2027-03-27T12:00', '2027-03-28T12:00').slice(1)).toEqual([
      '2027-03-27T21:00 open',
      '2027-03-28T01:00 closed',
    ]);
  });
});

describe('who wins', () => {
  const opened = { effect: 'open' as const, id: eventId(2) };

  it.each<[string, ScheduledEvent, 'one' | 'other']>([
    [
      'an event that does not repeat, over one that began later',
      aScheduledEvent({
        ...opened,
        start: wall('2026-12-25T10:00'),
        end: wall('2026-12-25T14:00'),
        recurrence: 'daily',
      }),
      'one',
    ],
    ['of two alike the one that began last', aScheduledEvent({ ...opened, start: wall('2026-12-24T00:01') }), 'other'],
    ['of two that began together the one with the larger id', aScheduledEvent(opened), 'other'],
  ])('%s', (_what, other, winner) => {
    const one = aScheduledEvent();
    for (const events of [
      [one, other],
      [other, one],
    ]) {
      expect(stateAt(schedule(events), at('2026-12-25T12:00')).because.id).toBe(winner === 'one' ? one.id : other.id);
    }
  });

  it('what began last is told by the instant, not by the wall', () => {
    const inNewYork = aScheduledEvent({
      ...opened,
      id: eventId(0),
      start: wall('2026-12-23T19:00'),
      timeZone: 'America/New_York',
    });
    expect(stateAt(schedule([aScheduledEvent(), inNewYork]), at('2026-12-25T12:00')).because.id).toBe(inNewYork.id);
  });

  it('an override, from when it was set until its time', () => {
    const override = { state: 'open', since: at('2026-12-25T11:00'), until: at('2026-12-25T12:00') } as const;
    const given = schedule([aScheduledEvent()], { override });
    expect(stateAt(given, override.since - 1)).toMatchObject({
      because: { kind: 'event' },
      nextChangeAt: override.since,
    });
    expect(instants(given, '2026-12-25T00:00', '2026-12-26T00:00')).toEqual([
      '2026-12-24T23:00 closed',
      '2026-12-25T10:00 open',
      '2026-12-25T11:00 closed',
    ]);
    expect(stateAt(given, at('2026-12-25T11:59'))).toEqual({
      state: 'open',
      messageId: null,
      because: { kind: 'override', id: null },
      nextChangeAt: at('2026-12-25T12:00'),
    });
    expect(stateAt(given, at('2026-12-25T12:00')).because.kind).toBe('event');
  });

  it('an event opens what the hours close', () => {
    const given = schedule([aScheduledEvent({ effect: 'open' })], { openingHours: {} });
    expect(state(given, '2026-12-23T12:00')).toBe('closed');
    expect(state(given, '2026-12-24T12:00')).toBe('open');
  });
});

describe('what callers hear', () => {
  const own = aScheduledEvent({ messageId: message('christmas') });

  it("is the event's message", () =>
    expect(stateAt(schedule([own]), at('2026-12-25T12:00')).messageId).toBe(message('christmas')));
  it("is the target's when the event has none", () =>
    expect(stateAt(schedule([aScheduledEvent()]), at('2026-12-25T12:00')).messageId).toBe(message('closed')));
  it('is none when neither has one', () =>
    expect(
      stateAt(schedule([aScheduledEvent()], { closedMessageId: null }), at('2026-12-25T12:00')).messageId,
    ).toBeNull());
  it('is none while it is open', () =>
    expect(stateAt(schedule([{ ...own, effect: 'open' }]), at('2026-12-25T12:00')).messageId).toBeNull());
  it("is the moved occurrence's own, or else the event's", () => {
    const moved = { start: wall('2026-12-25T00:00'), end: wall('2026-12-27T08:00') };
    const heard = (messageId: VoiceMessageId | null): VoiceMessageId | null =>
      stateAt(
        schedule([{ ...own, exceptions: { '2026-12-24': { ...moved, messageId } } } as ScheduledEvent]),
        at('2026-12-25T12:00'),
      ).messageId;
    expect(heard(message('moved'))).toBe(message('moved'));
    expect(heard(null)).toBe(message('christmas'));
  });
});

describe('the next change', () => {
  it('is not where one event takes over from another that says the same', () => {
    const long = aScheduledEvent({ id: eventId(2), start: wall('2026-12-26T00:00'), end: wall('2027-01-04T08:00') });
    expect(stateAt(schedule([aScheduledEvent(), long]), at('2026-12-24T12:00')).nextChangeAt).toBe(
      at('2027-01-04T08:00'),
    );
  });

  it('is where callers begin to hear something else', () => {
    const other = aScheduledEvent({ id: eventId(2), start: wall('2026-12-26T00:00'), messageId: message('other') });
    expect(stateAt(schedule([aScheduledEvent(), other]), at('2026-12-24T12:00')).nextChangeAt).toBe(
      at('2026-12-26T00:00'),
    );
  });

  it('is the one on the 400th day, and none on the next', () => {
    const now = '2026-12-24T00:00';
    const closes = (start: string): Schedule =>
      schedule([aScheduledEvent({ start: wall(start), end: wall('2028-02-01T00:00') })]);
    expect(stateAt(closes('2028-01-28T00:00'), at(now)).nextChangeAt).toBe(at('2028-01-28T00:00'));
    expect(stateAt(closes('2028-01-28T00:01'), at(now)).nextChangeAt).toBeNull();
  });
});

describe('a timeline', () => {
  it('begins with what holds at its beginning and ends before its end', () => {
    const given = schedule([aScheduledEvent()]);
    expect(instants(given, '2026-12-25T00:00', '2026-12-27T08:00')).toEqual(['2026-12-24T23:00 closed']);
    expect(instants(given, '2026-12-25T00:00', '2026-12-27T08:01')).toEqual([
      '2026-12-24T23:00 closed',
      '2026-12-27T07:00 open',
    ]);
  });

  it('has no more items than were asked for', () => {
    const [from, to] = [at('2026-12-24T12:00'), at('2027-12-24T12:00')];
    const given = schedule([nightly('2026-12-24T22:00', '2026-12-24T23:00')]);
    expect(timeline(given, from, to, 5)).toEqual(timeline(given, from, to).slice(0, 5));
  });

  it('tells where the reason changes though nobody hears it', () => {
    const long = aScheduledEvent({ id: eventId(2), start: wall('2026-12-26T00:00'), end: wall('2027-01-04T08:00') });
    const items = timeline(schedule([aScheduledEvent(), long]), at('2026-12-24T12:00'), at('2027-01-05T00:00'));
    expect(items.map(({ because }) => because.id)).toEqual([eventId(1), eventId(2), null]);
  });
});
