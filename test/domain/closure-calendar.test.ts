/** The closures of an organisation as a calendar. */
import { describe, expect, it } from 'vitest';
import { closureCalendar, type Closures } from '../../domain/closure-calendar.ts';
import { idFrom } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { aScheduleEvent, eventId, onGroups, wall } from '../build/schedule-event.ts';
import { aGroup, aMenu, groupId } from '../build/schedule-target.ts';

const now = Date.parse('2026-12-01T09:00:00Z');
const message = idFrom('msg', '0'.repeat(26));
const closures = (different: Partial<Closures> = {}): Closures => ({
  organization: { name: 'Bageriet', timeZone: 'Europe/Stockholm' },
  language: 'sv',
  events: [],
  targets: [],
  messageNames: new Map([[message, 'Julhälsning']]),
  ...different,
});
const entriesOf = (different: Partial<Closures>, at = now) => closureCalendar(closures(different), at).entries;
const spansOf = (different: Partial<Closures>, at = now) =>
  entriesOf(different, at).map(({ from, to }) => [new Date(from).toISOString(), new Date(to).toISOString()]);
const date = (text: string) => text as LocalDate;

describe('the calendar of closures', () => {
  it('says what is closed, until when in its own zone, and what callers hear', () => {
    const christmas = aScheduleEvent({ targets: onGroups(2), messageId: message, version: 3 });
    const targets = [aGroup(), aGroup({ id: groupId(2), name: 'Order, Åre' })];
    expect(closureCalendar(closures({ events: [christmas], targets }), now)).toEqual({
      subscribed: { name: 'Stängt: Bageriet', timeZone: 'Europe/Stockholm' },
      entries: [
        {
          uid: `${eventId(1)}-2026-12-24`,
          from: Date.parse('2026-12-23T23:00:00Z'),
          to: Date.parse('2026-12-27T07:00:00Z'),
          summary: 'Stängt: Jul 2026',
          description: [
            'Gäller: Kundtjänst, Order, Åre',
            'Från torsdag 24 december 2026 kl. 00:00 till söndag 27 december 2026 kl. 08:00 (Europe/Stockholm)',
            'Talmeddelande: Julhälsning',
          ],
          createdAt: Date.parse('2026-11-23T08:00:00Z'),
          sequence: 2,
        },
      ],
    });
  });

  it('speaks the language of its administrator', () => {
    const [entry] = entriesOf({ language: 'en', events: [aScheduleEvent({ targets: 'all-ivr-menus' })] });
    expect([entry?.summary, entry?.description[0]]).toEqual(['Closed: Jul 2026', 'Concerns: all IVR menus']);
  });

  it('has a repeated closure at its time on the wall on both sides of each change of clocks', () => {
    const sundays = aScheduleEvent({
      start: wall('2027-03-21T10:00'),
      end: wall('2027-03-21T11:00'),
      recurrence: 'weekly',
      until: date('2027-04-04'),
    });
    expect(spansOf({ events: [sundays] })).toEqual([
      ['2027-03-21T09:00:00.000Z', '2027-03-21T10:00:00.000Z'],
      // On 28 March the clocks went forward: ten o'clock in Stockholm is an hour earlier in UTC.
      ['2027-03-28T08:00:00.000Z', '2027-03-28T09:00:00.000Z'],
      ['2027-04-04T08:00:00.000Z', '2027-04-04T09:00:00.000Z'],
    ]);
  });

  it('leaves out what opens, what is skipped, and what was over 30 days ago; and moves what was moved', () => {
    const daily = aScheduleEvent({
      start: wall('2026-12-07T12:00'),
      end: wall('2026-12-07T13:00'),
      recurrence: 'daily',
      until: date('2026-12-09'),
      exceptions: {
        [date('2026-12-08')]: { skip: true },
        [date('2026-12-09')]: { start: wall('2026-12-09T14:00'), end: wall('2026-12-09T15:00'), messageId: null },
      },
    });
    const opens = aScheduleEvent({ id: eventId(2), effect: 'open' });
    const old = aScheduleEvent({ id: eventId(3), start: wall('2026-10-30T00:00'), end: wall('2026-11-01T00:00') });
    expect(spansOf({ events: [daily, opens, old] })).toEqual([
      ['2026-12-07T11:00:00.000Z', '2026-12-07T12:00:00.000Z'],
      ['2026-12-09T13:00:00.000Z', '2026-12-09T14:00:00.000Z'],
    ]);
  });

  it('ends 400 days ahead', () => {
    const yearly = aScheduleEvent({ recurrence: 'yearly' });
    expect(entriesOf({ events: [yearly] }).map(({ uid }) => uid.slice(-10))).toEqual(['2026-12-24', '2027-12-24']);
  });

  it('has groups and menus that are closed by hand, and not those that are kept open', () => {
    const override = { since: now - 3_600_000, until: now + 3_600_000 };
    const targets = [
      aGroup({ override: { state: 'closed', ...override }, overrideVersion: 4, closedMessageId: message }),
      aMenu({ override: { state: 'open', ...override } }),
    ];
    expect(entriesOf({ targets })).toEqual([
      {
        uid: `${groupId(1)}-4`,
        from: now - 3_600_000,
        to: now + 3_600_000,
        summary: 'Tillfälligt stängt: Kundtjänst',
        description: [
          'Från tisdag 1 december 2026 kl. 09:00 till tisdag 1 december 2026 kl. 11:00 (Europe/Stockholm)',
          'Talmeddelande: Julhälsning',
        ],
        createdAt: now - 3_600_000,
        sequence: 0,
      },
    ]);
  });

  it('has Christmas even where lunch of every day would fill it', () => {
    const lunches = Array.from({ length: 300 }, (_, place) =>
      aScheduleEvent({
        id: eventId(place + 10),
        start: wall('2026-06-01T12:00'),
        end: wall('2026-06-01T13:00'),
        recurrence: 'daily',
      }),
    );
    const entries = entriesOf({ events: [...lunches, aScheduleEvent({ recurrence: 'yearly' })] });
    expect(entries).toHaveLength(4000);
    expect(entries.filter(({ uid }) => uid.startsWith(eventId(1))).map(({ uid }) => uid.slice(-10))).toEqual([
      '2026-12-24',
      '2027-12-24',
    ]);
  });
});
