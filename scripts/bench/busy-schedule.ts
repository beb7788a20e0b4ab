/** A target with more schedule events than anybody should have. */
import { dayMilliseconds, minuteMilliseconds, parseWall, wallText } from '../../domain/calendar.ts';
import type { ScheduleEventId } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { recurrences, type Schedule, type ScheduledEvent } from '../../domain/schedule.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';

const timeZone = 'Europe/Stockholm';
export const liveEvents = 300;

/** Events of every kind, begun in the last three years and with a year to go, over office hours. */
export function busySchedule(): Schedule {
  const office = [{ from: '08:00', to: '17:00' }];
  return {
    timeZone,
    openingHours: { mon: office, tue: office, wed: office, thu: office, fri: office },
    closedMessageId: null,
    override: null,
    events: Array.from({ length: liveEvents }, (_, place) => busyEvent(place)),
  };
}

const hours = { never: 30, daily: 3, weekly: 20, monthly: 40, yearly: 70 } as const;

function busyEvent(place: number): ScheduledEvent {
  const recurrence = recurrences[place % recurrences.length] ?? 'daily';
  const begun = parseWall(recurrence === 'never' ? '2026-11-20T00:00' : '2023-12-01T00:00');
  const start =
    begun +
    ((place * 7919) % (recurrence === 'never' ? 365 : 1000)) * dayMilliseconds +
    ((place * 53) % 96) * 15 * minuteMilliseconds;
  return {
    id: `evt_${String(place).padStart(26, '0')}` as ScheduleEventId,
    start: wallText(start) as LocalDateTime,
    end: wallText(start + hours[recurrence] * 60 * minuteMilliseconds) as LocalDateTime,
    timeZone,
    recurrence,
    until: recurrence === 'never' || place % 2 === 0 ? null : ('2028-06-30' as LocalDate),
    effect: place % 3 === 0 ? 'open' : 'closed',
    messageId: null,
    exceptions: {},
  };
}
