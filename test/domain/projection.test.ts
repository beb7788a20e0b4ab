import { describe, expect, it } from 'vitest';
import { idFrom } from '../../domain/ids.ts';
import { hasDrifted, settleProjection, type Projection } from '../../domain/projection.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { aScheduledEvent, wall } from '../build/schedule-event.ts';

const at = (text: string): number => Date.parse(text);
const message = idFrom('msg', '3'.repeat(26));
const schedule = (different: Partial<Schedule> = {}): Schedule => ({
  timeZone: 'Europe/Stockholm',
  openingHours: null,
  closedMessageId: null,
  override: null,
  events: [],
  ...different,
});
/** Closed from 24 December 00:00 to 27 December 08:00, in Stockholm. */
const christmas = schedule({ events: [aScheduledEvent({ messageId: message })] });
const begins = at('2026-12-23T23:00:00Z');
const ends = at('2026-12-27T07:00:00Z');

/** What was told after these moments were settled, one after the other. */
function settled(of: Schedule, ...moments: readonly number[]): Projection {
  let told: Projection | null = null;
  for (const moment of moments) told = settleProjection(of, told, moment).projection;
  if (told === null) throw new Error('nothing was settled');
  return told;
}

describe('the first projection of a target', () => {
  it('is no news where it is open, as one takes it to be of which nothing was told', () => {
    const { projection, isNews } = settleProjection(christmas, null, at('2026-11-23T08:00:00Z'));
    expect(isNews).toBe(false);
    expect(projection).toMatchObject({
      state: 'open',
      messageId: null,
      nextChangeAt: begins,
      dueAt: begins,
      revision: 1,
    });
  });

  it('is news where it is closed', () => {
    const { projection, isNews } = settleProjection(christmas, null, begins + 5000);
    expect(isNews).toBe(true);
    expect(projection).toMatchObject({ state: 'closed', messageId: message, since: begins + 5000, nextChangeAt: ends });
  });
});

describe('what was told of a target', () => {
  it('changes at the moment that was foreseen, however late one looks', () => {
    const { projection, isNews } = settleProjection(christmas, settled(christmas, begins - 1e9), begins + 240_000);
    expect(isNews).toBe(true);
    expect(projection).toMatchObject({ state: 'closed', since: begins, nextChangeAt: ends });
  });

  it('stays while nothing changes, but for the revision', () => {
    const told = settled(christmas, begins + 1);
    const again = { projection: { ...told, revision: 2 }, isNews: false };
    expect(settleProjection(christmas, told, begins + 1e7)).toEqual(again);
  });

  it('is the state to come when that is less than a minute away, from the moment at which it comes', () => {
    const told = settled(christmas, begins - 1e9);
    expect(settleProjection(christmas, told, begins - 60_000).isNews).toBe(false);
    const { projection, isNews } = settleProjection(christmas, told, begins - 59_999);
    expect(isNews).toBe(true);
    expect(projection).toMatchObject({ state: 'closed', since: begins, nextChangeAt: ends });
  });

  it('is not taken back by a clock that is a little slower', () => {
    const told = settled(christmas, begins - 1e9, begins - 59_999);
    const again = { projection: { ...told, revision: 3 }, isNews: false };
    expect(settleProjection(christmas, told, begins - 60_500)).toEqual(again);
  });

  it('changes now when somebody changes the schedule', () => {
    const now = at('2026-11-23T08:00:00Z');
    const override = { state: 'closed', since: now, until: now + 3_600_000 } as const;
    const { projection } = settleProjection({ ...christmas, override }, settled(christmas, now - 5000), now);
    expect(projection).toMatchObject({ state: 'closed', messageId: null, since: now, nextChangeAt: now + 3_600_000 });
  });

  it('tells of several changes that nobody noticed the last, from its own moment', () => {
    const twice = schedule({
      events: [aScheduledEvent({ start: wall('2026-12-24T00:00'), end: wall('2026-12-24T02:00') })],
      openingHours: { thu: [{ from: '00:00', to: '17:00' }] },
    });
    const told = settled(twice, at('2026-12-24T00:00:00Z'));
    const { projection } = settleProjection(twice, told, at('2026-12-24T09:00:00Z'));
    expect(projection).toMatchObject({ state: 'open', since: at('2026-12-24T01:00:00Z') });
  });

  it('is looked at again before events come that lie beyond the horizon, and never where none may come', () => {
    const now = at('2026-11-23T08:00:00Z');
    const far = schedule({
      events: [aScheduledEvent({ start: wall('2028-12-24T00:00'), end: wall('2028-12-27T08:00') })],
    });
    expect(settled(far, now)).toMatchObject({ nextChangeAt: null, dueAt: now + 399 * 24 * 3_600_000 });
    expect(settled(schedule(), now)).toMatchObject({ nextChangeAt: null, dueAt: null });
    const again = settleProjection(far, settled(schedule(), now), now);
    expect(again.projection.dueAt).toBe(now + 399 * 24 * 3_600_000);
  });
});

describe('an override that ends beyond the horizon', () => {
  it('is looked at again before that, and then its end is seen', () => {
    const now = at('2026-11-23T08:00:00Z');
    const until = now + 500 * 24 * 3_600_000;
    const closed = schedule({ override: { state: 'closed', since: now, until } });
    const told = settled(closed, now);
    expect(told).toMatchObject({ state: 'closed', nextChangeAt: null, dueAt: now + 399 * 24 * 3_600_000 });
    const again = settleProjection(closed, told, told.dueAt ?? 0);
    expect(again.projection).toMatchObject({ nextChangeAt: until, dueAt: until });
    expect(settled(closed, until + 1)).toMatchObject({ state: 'open', dueAt: null });
  });
});

describe('drift', () => {
  const before = settled(christmas, begins - 1e9);

  it('is none while what is told is true', () => {
    expect(hasDrifted(christmas, before, begins - 1)).toBe(false);
  });

  it('is none while a change of the last minutes is being done, nor where it was told ahead', () => {
    expect(hasDrifted(christmas, before, begins + 300_000)).toBe(false);
    expect(hasDrifted(christmas, settled(christmas, begins - 1e9, begins - 50_000), begins - 40_000)).toBe(false);
  });

  it('is what neither bell nor reconciler noticed', () => {
    expect(hasDrifted(christmas, before, begins + 3_600_000)).toBe(true);
  });

  it('is a change that will come before anybody looks', () => {
    expect(hasDrifted(christmas, settled(schedule(), begins - 1e9), begins - 1e8)).toBe(true);
  });

  it('is none where only the reason is another', () => {
    const hours = schedule({ openingHours: {} });
    const told = settled(hours, begins - 1e9);
    const override = { state: 'closed', since: begins - 1e9, until: begins } as const;
    expect(hasDrifted({ ...hours, override }, told, begins - 1e8)).toBe(false);
  });
});
