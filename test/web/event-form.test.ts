/** What the API is told of a changed event is what was changed; what weighs is asked about before it is deleted. */
import { describe, expect, test } from 'vitest';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { asksFirst } from '../../web/events/event-deletion.ts';
import { eventChange, eventForm, eventPlace } from '../../web/events/event-form.ts';

const groups = ['grp_01JDCQ8V9W6Z4T3R2P1N0M5K7H', 'grp_01JDCQ8V9W6Z4T3R2P1N0M5K7J'].map((id) => ({
  kind: 'answering-group' as const,
  id,
}));
const jul = 'msg_01JDCQ8V9W6Z4T3R2P1N0M5K7H';
const christmas = {
  id: 'evt_01JDCQ8V9W6Z4T3R2P1N0M5K7H',
  title: 'Jul 2026',
  targets: groups,
  start: '2026-12-24T00:00',
  end: '2026-12-27T08:00',
  timeZone: 'Europe/Stockholm',
  recurrence: 'never',
  until: null,
  effect: 'closed',
  messageId: null,
  exceptions: [],
  holiday: null,
  renewYearly: false,
  createdAt: '2026-11-30T08:00:00.000Z',
  version: 1,
} as unknown as ScheduleEventReply;

describe('a change', () => {
  const before = eventForm(christmas);

  test('is what stands otherwise', () => {
    expect(eventChange(before, { ...before, endTime: '10:00' })).toEqual({ end: '2026-12-27T10:00' });
    expect(eventChange(before, { ...before, targets: 'all-ivr-menus' })).toEqual({ targets: 'all-ivr-menus' });
    expect(eventChange(before, { ...before, messageId: jul })).toEqual({ messageId: jul });
    expect(eventChange(before, { ...before, renewYearly: true })).toEqual({ renewYearly: true });
    expect(eventChange(before, { ...before, timeZone: 'Europe/Helsinki' })).toEqual({ timeZone: 'Europe/Helsinki' });
  });

  test('to open plays no message any more', () => {
    const withMessage = { ...before, messageId: jul };
    expect(eventChange(withMessage, { ...withMessage, effect: 'open' })).toEqual({ effect: 'open', messageId: null });
  });

  test('is none when the same targets come in another order', () => {
    const reordered = eventForm({ ...christmas, targets: groups.toReversed() as ScheduleEventReply['targets'] });
    expect(eventChange(before, reordered)).toEqual({});
  });

  test.each([
    ['targets[1].id', 'targets'],
    ['start', 'startDay'],
    ['messageId', 'messageId'],
    ['exceptions', null],
  ])('that is refused for %s has its place', (field, place) => {
    expect(eventPlace(field)).toBe(place);
  });
});

describe('a deletion', () => {
  const asksAt = (now: string, different: Partial<ScheduleEventReply> = {}): boolean =>
    asksFirst({ ...christmas, ...different }, Date.parse(now));

  test('asks first of what is in force', () => {
    expect(asksAt('2026-12-23T22:59:59Z')).toBe(false);
    expect(asksAt('2026-12-23T23:00:00Z')).toBe(true);
    expect(asksAt('2026-12-27T06:59:59Z')).toBe(true);
    expect(asksAt('2026-12-27T07:00:00Z')).toBe(false);
  });

  test('asks first of a series, and of what cannot be made again as it was', () => {
    expect(asksAt('2026-12-01T00:00:00Z', { recurrence: 'yearly' })).toBe(true);
    expect(asksAt('2026-12-01T00:00:00Z', { holiday: { code: 'christmas-eve', year: 2026 } })).toBe(true);
  });
});
