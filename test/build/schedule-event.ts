/** Builders of schedule events: closed over Christmas, and what a test says is different. */
import { idFrom, type ScheduleEventId } from '../../domain/ids.ts';
import type { ScheduledEvent } from '../../domain/schedule.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';

/** The nth event id of a test. */
export const eventId = (count: number): ScheduleEventId => idFrom('evt', String(count).padStart(26, '0'));

export const wall = (text: string): LocalDateTime => text as LocalDateTime;

export const aScheduledEvent = (different: Partial<ScheduledEvent> = {}): ScheduledEvent => ({
  id: eventId(1),
  start: wall('2026-12-24T00:00'),
  end: wall('2026-12-27T08:00'),
  timeZone: 'Europe/Stockholm',
  recurrence: 'never',
  until: null,
  effect: 'closed',
  messageId: null,
  exceptions: {},
  ...different,
});
