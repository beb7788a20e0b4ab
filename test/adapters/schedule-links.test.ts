import { describe, expect, it } from 'vitest';
import { toItem } from '../build/stored-item.ts';
import { earliestLink, linkEnd, linkItem, newestEvents, parseLink } from '../../adapters/table/schedule-links.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import { activeUntil, type ScheduledEvent } from '../../domain/schedule.ts';
import { aScheduledEvent, eventId, wall } from '../build/schedule-event.ts';

const organization = `org_${'0'.repeat(26)}` as OrganizationId;
const group = idFrom('grp', '2'.repeat(26));
const message = idFrom('msg', '3'.repeat(26));

const bytes = (item: object): number =>
  JSON.stringify(toItem(item as never)).replaceAll(/"[SNML]":|[{}[\]",:]/g, '').length;
const link = (event: ScheduledEvent, version = 1) => linkItem(organization, group, { event, version });

const told: Readonly<Record<string, ScheduledEvent>> = {
  'one time': aScheduledEvent(),
  'every year, open, without end': aScheduledEvent({ recurrence: 'yearly', effect: 'open' }),
  'every week until a date, with a message, elsewhere': aScheduledEvent({
    recurrence: 'weekly',
    until: '2027-06-30' as never,
    messageId: message,
    timeZone: 'Europe/Helsinki',
  }),
  'every month over its end, until a long one': aScheduledEvent({
    start: wall('2027-02-25T00:00'),
    end: wall('2027-03-05T23:59'),
    recurrence: 'monthly',
    until: '2027-03-31' as never,
  }),
  'every year over the end of February, until a leap year': aScheduledEvent({
    start: wall('2027-02-20T00:00'),
    end: wall('2027-03-06T23:59'),
    recurrence: 'yearly',
    until: '2028-12-31' as never,
  }),
  'with one occurrence skipped and two moved': aScheduledEvent({
    recurrence: 'monthly',
    exceptions: {
      '2027-01-24': { skip: true },
      '2027-02-24': { start: wall('2027-02-25T12:00'), end: wall('2027-02-26T00:00'), messageId: message },
      '2027-03-24': { start: wall('2027-03-23T12:00'), end: wall('2027-03-29T00:00'), messageId: null },
    } as ScheduledEvent['exceptions'],
  }),
};

describe('a link', () => {
  it.each(Object.entries(told))('says of an event all that evaluating it needs: %s', (_, event) => {
    const item = JSON.parse(JSON.stringify(link(event, 7))) as Record<string, unknown>;
    expect(parseLink(item)).toEqual({ event, version: 7 });
  });

  it('stands where its event ends, what has no end last', () => {
    expect(link(aScheduledEvent()).sk).toBe(`L#2026-12-28T08:00Z#${'1'.padStart(26, '0')}`);
    expect(link(aScheduledEvent({ recurrence: 'daily', end: wall('2026-12-24T08:00') })).sk).toMatch(/^L#9999#/);
  });

  it.each(['Etc/GMT+12', 'America/Los_Angeles', 'Europe/Stockholm', 'Pacific/Kiritimati'])(
    'stands where nobody needs the rules of %s to find it, and is read until its event is over there',
    (timeZone) => {
      for (const event of [aScheduledEvent(), ...Object.values(told)]) {
        const there = { ...event, timeZone };
        expect(link(there).sk).toBe(link(event).sk);
        const until = activeUntil(there);
        if (until !== null) expect(linkEnd(there) > earliestLink(until)).toBe(true);
      }
    },
  );

  it('of an event whose last occurrence was moved stands after that', () => {
    const event = aScheduledEvent({
      exceptions: {
        '2026-12-24': { start: wall('2027-02-01T00:00'), end: wall('2027-02-02T00:00'), messageId: null },
      } as ScheduledEvent['exceptions'],
    });
    expect(linkEnd(event)).toBe('2027-02-03T00:00Z');
  });

  it('is small enough for twenty to be read with their target in one unit', () => {
    expect(bytes(link(aScheduledEvent()))).toBeLessThanOrEqual(165);
    expect(bytes(link(aScheduledEvent({ recurrence: 'yearly', messageId: message })))).toBeLessThanOrEqual(170);
  });

  it('goes by TTL more than a year after its event, and stays when that has no end', () => {
    expect(link(aScheduledEvent()).expiresAtEpochSeconds).toBeGreaterThan(Date.parse('2028-01-31') / 1000);
    expect(link(aScheduledEvent({ recurrence: 'yearly' })).expiresAtEpochSeconds).toBeUndefined();
  });
});

describe('the links of a target', () => {
  it('count an event once, in its newest version', () => {
    const [before, after] = [aScheduledEvent(), aScheduledEvent({ end: wall('2026-12-28T08:00') })];
    const other = aScheduledEvent({ id: eventId(2) });
    const links = [link(after, 2), link(before, 1), link(other, 1)].map(parseLink);
    expect(newestEvents(links)).toEqual([after, other]);
  });
});
