/** Builders of schedule events: closed over Christmas, and what a test says is different. */
import { idFrom, type ScheduleEventId } from '../../domain/ids.ts';
import type { EventTarget, ScheduleEvent } from '../../domain/schedule-event.ts';
import type { ScheduledEvent } from '../../domain/schedule.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';
import { groupId } from './schedule-target.ts';

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

/** The first so many groups of a test, as targets. */
export const onGroups = (count: number): readonly EventTarget[] =>
  Array.from({ length: count }, (_, place) => ({ kind: 'answering-group', id: groupId(place + 1) }));

/** A whole event, as it is stored: on the first group. */
export const aScheduleEvent = (different: Partial<ScheduleEvent> = {}): ScheduleEvent => ({
  ...aScheduledEvent(),
  title: 'Jul 2026',
  targets: onGroups(1),
  holiday: null,
  renewYearly: false,
  renewedAs: null,
  createdAt: '2026-11-23T08:00:00.000Z',
  version: 1,
  revision: 1,
  leftover: null,
  hasUniquenessItem: false,
  ...different,
});
