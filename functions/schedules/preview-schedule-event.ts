import type { Table } from '../../adapters/table/client.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import { findScheduleEvent } from '../../adapters/table/schedule-events.ts';
import { fill } from '../../contract/problems.ts';
import * as contract from '../../contract/schedule-events.ts';
import { noteMessages } from '../../contract/schedule-notes.ts';
import { DomainError, unknownReference } from '../../domain/domain-error.ts';
import type { OrganizationId, ScheduleEventId } from '../../domain/ids.ts';
import { toInstant, type EpochMilliseconds, type LocalDate } from '../../domain/local-date.ts';
import { checkEvent, withFittingExceptions, type ScheduleEvent } from '../../domain/schedule-event.ts';
import { conflictsOf, droppedExceptions, notesOf } from '../../domain/schedule-preview.ts';
import { occurrences, type ScheduledEvent } from '../../domain/schedule.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';
import type { Language } from '../../domain/language.ts';
import { implement } from '../request.ts';
import { assertHolidayFree } from './change-event.ts';
import { foldTargets, assertMessageExists } from '../shared/schedules/event-targets.ts';
import { readNeighbours, withTitles } from './neighbours.ts';
import type { SchedulesPowers } from './powers.ts';

const mostOccurrences = 20;

/** What an event would do, were it saved as it is now. Writes nothing, and says no to what saving would say no to. */
export const previewScheduleEvent = implement(
  contract.previewScheduleEvent,
  async ({ organizationId, body, now, language, newId }, { table }: SchedulesPowers) => {
    const { id: edited, title: _title, targets: given, ...fields } = body;
    // A new one bears the id that it would get: among equals the larger wins.
    const id = edited ?? newId('evt');
    checkEvent({ ...fields, id, timeZone: fields.timeZone ?? 'UTC', exceptions: {} });
    const [organization, standing, neighbours] = await Promise.all([
      getOrganization(table, organizationId),
      edited === undefined ? null : readReferencedEvent(table, organizationId, edited),
      readNeighbours(table, organizationId, given, now),
      assertMessageExists(table, organizationId, body.messageId),
    ]);
    if (standing !== null) {
      const targets = typeof given === 'string' ? given : foldTargets(given);
      await assertHolidayFree(table, organizationId, {
        before: standing,
        after: { holiday: standing.holiday, targets },
      });
    }
    const draft = withFittingExceptions({
      ...fields,
      id,
      timeZone: fields.timeZone ?? standing?.timeZone ?? organization.timeZone,
      exceptions: standing?.exceptions ?? {},
    });
    const notes = [...(standing ? droppedExceptions(standing, draft, now) : []), ...notesOf(draft, now)];
    const conflicts = await withTitles(table, organizationId, conflictsOf(draft, neighbours, now));
    return {
      occurrences: nextOccurrences(draft, now),
      conflicts: conflicts.map((each) => ({ ...each, from: toInstant(each.from), to: toInstant(each.to) })),
      notes: notes.map(({ code, date }) => ({
        code,
        date,
        message: fill(noteMessages[code][language], { date: inWords(date, language) }),
      })),
    };
  },
);

const inWords = (date: LocalDate, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: 'UTC', dateStyle: 'long' }).format(
    Date.parse(date),
  );

function nextOccurrences(
  event: ScheduledEvent,
  now: EpochMilliseconds,
): { start: LocalDateTime; end: LocalDateTime }[] {
  const next = [];
  for (const { start, end } of occurrences(event, now, Infinity)) {
    if (next.push({ start, end }) === mostOccurrences) break;
  }
  return next;
}

async function readReferencedEvent(
  table: Table,
  organization: OrganizationId,
  id: ScheduleEventId,
): Promise<ScheduleEvent> {
  const event = await findScheduleEvent(table, organization, id);
  if (event) return event;
  throw new DomainError('invalid-request', { errors: [unknownReference('id')] });
}
