/** Calendars as text, read by a parser that is not ours (ical.js). */
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { icalendarText, type CalendarEntry } from '../../domain/icalendar.ts';

const entry = (different: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'evt_1-2026-12-24',
  from: Date.parse('2026-12-23T23:00:00Z'),
  to: Date.parse('2026-12-27T07:00:00Z'),
  summary: 'Stängt: Jul 2026',
  description: ['Gäller: alla svarsgrupper'],
  createdAt: Date.parse('2026-11-23T08:00:00.123Z'),
  sequence: 0,
  ...different,
});
const textOf = (...entries: CalendarEntry[]): string =>
  icalendarText({ subscribed: { name: 'Stängt: Bageriet', timeZone: 'Europe/Stockholm' }, entries });
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each)) };
};
const octets = (text: string): number => new TextEncoder().encode(text).length;

describe('a calendar as text', () => {
  it('that is put into another one has no name of its own, and may say how sure it is', () => {
    const { calendar, events } = read(
      icalendarText({ entries: [entry({ status: 'tentative', url: 'https://portal.example/1' })] }),
    );
    expect(['method', 'x-wr-calname', 'x-published-ttl'].map((name) => calendar.getFirstPropertyValue(name))).toEqual([
      'PUBLISH',
      null,
      null,
    ]);
    const [event] = events;
    expect(['status', 'url'].map((name) => event?.component.getFirstPropertyValue(name))).toEqual([
      'TENTATIVE',
      'https://portal.example/1',
    ]);
  });

  it('has what RFC 5545 demands, and nothing else in front', () => {
    expect(textOf(entry())).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//MySoluno//Calendar//EN',
        'CALSCALE:GREGORIAN',
        'NAME:Stängt: Bageriet',
        'X-WR-CALNAME:Stängt: Bageriet',
        'X-WR-TIMEZONE:Europe/Stockholm',
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
        'X-PUBLISHED-TTL:PT1H',
        'BEGIN:VEVENT',
        'UID:evt_1-2026-12-24',
        'DTSTAMP:20261123T080000Z',
        'SEQUENCE:0',
        'DTSTART:20261223T230000Z',
        'DTEND:20261227T070000Z',
        'SUMMARY:Stängt: Jul 2026',
        'DESCRIPTION:Gäller: alla svarsgrupper',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('is a calendar without entries too', () => {
    expect(read(textOf()).events).toEqual([]);
  });

  it('is read by a calendar program as the instants that were meant', () => {
    const [event] = read(textOf(entry())).events;
    expect([event?.startDate.toJSDate().toISOString(), event?.endDate.toJSDate().toISOString()]).toEqual([
      '2026-12-23T23:00:00.000Z',
      '2026-12-27T07:00:00.000Z',
    ]);
  });

  it('gives back every character that people write, and no line of theirs begins a line of ours', () => {
    const summary = String.raw`Jul; "kl. 8", a\nb \ 100 %: BEGIN:VEVENT`;
    const description = ['Rad ett, två; tre', 'END:VCALENDAR', String.raw`C:\mapp`];
    const { events } = read(textOf(entry({ summary, description })));
    expect(events).toHaveLength(1);
    expect([events[0]?.summary, events[0]?.description]).toEqual([summary, description.join('\n')]);
  });

  it('has no control characters of what was typed', () => {
    const { events } = read(textOf(entry({ summary: 'Jul\r\nEND:VEVENT\u0000\t2026' })));
    expect(events.map((each) => each.summary)).toEqual(['Jul END:VEVENT 2026']);
  });

  it.each(['å', '–', '👩‍🚒', 'a'])('breaks no line longer than 75 octets within a character: %s', (character) => {
    const summary = character.repeat(120);
    const text = textOf(entry({ summary, uid: `x${'é'.repeat(90)}` }));
    expect(text.split('\r\n').filter((line) => octets(line) > 75)).toEqual([]);
    expect(text).not.toContain('\uFFFD');
    expect(read(text).events[0]?.summary).toBe(summary);
  });
});
