import type { Table } from '../../../adapters/table/client.ts';
import { findHolidayEvent, holderIn, holidayEventId } from '../../../adapters/table/holiday-uniqueness.ts';
import { findScheduleEvent, renewalWrites, scheduleEventWrites } from '../../../adapters/table/schedule-events.ts';
import { commit, transact } from '../../../adapters/table/commit.ts';
import { retryOnConflict } from '../../../adapters/table/concurrent-write.ts';
import { renewalOf } from '../../../domain/holiday-event.ts';
import { DomainError } from '../../../domain/domain-error.ts';
import type { OrganizationId, ScheduleEventId } from '../../../domain/ids.ts';
import { checkEvent, isOver, newScheduleEvent, type ScheduleEvent } from '../../../domain/schedule-event.ts';
import { eventJournal } from '../schedules/event-journal.ts';
import { saveEvent, settleLinks } from '../schedules/save-event.ts';
import { readExistingTargets } from '../schedules/event-targets.ts';
import { system, type Run } from './run.ts';
import type { Settler } from './settler.ts';

/**
 * Makes next year's of an event that is over and renews itself, in one transaction with the note that it is made: at most once,
 * however often and by however many this is run. The activity log says what it was made of, and that it ends where no
 * next one is possible.
 */
export const renewEvent = (table: Table, organization: OrganizationId, id: ScheduleEventId, run: Run): Promise<void> =>
  retryOnConflict(async (met) => {
    const event = await findScheduleEvent(table, organization, id);
    const isDue = event !== null && event.renewYearly && event.renewedAs === null && isOver(event, run.now);
    if (!isDue) return;
    const settled = await settleLinks(table, organization, event);
    try {
      await renew(table, organization, settled, run, holderIn(met));
    } catch (error) {
      // Next year's was made by hand, is over, and its voice message is gone: it would be rejected at every run.
      if (!(error instanceof DomainError && error.code === 'invalid-request')) throw error;
      await endRenewal(table, organization, settled, run);
    }
  });

/** No bell from here: the journal entry of the new event has its targets settled, which arms theirs. */
export const eventSettler: Settler<'schedule-event'> = {
  withinMinute: false,
  concurrent: false,
  settle: async ({ table }, { organizationId, id }, run) => {
    await renewEvent(table, organizationId, id, run);
    return null;
  },
};

async function renew(
  table: Table,
  organization: OrganizationId,
  event: ScheduleEvent,
  run: Run,
  holder: ScheduleEventId | null,
): Promise<void> {
  const renewal = renewalOf(event, run.now);
  // Since the event is over, its targets may have been deleted.
  const { targets, names, guards } = await readExistingTargets(table, organization, event.targets);
  const holiday = renewal && event.holiday && { code: event.holiday.code, year: renewal.year };
  if (renewal === null || holiday === null || targets.length === 0) {
    await endRenewal(table, organization, event, run);
    return;
  }
  const existing = await findHolidayEvent(table, organization, { ...holiday, targets }, holder);
  if (existing !== null) {
    await goOnIn(table, organization, existing, { event, run });
    return;
  }
  const id = holidayEventId(holiday.year, run.newId('evt'));
  const next = newScheduleEvent({ ...renewal.fields, targets }, { id, at: run.at, holiday, renewYearly: true });
  checkEvent(next);
  const created = eventJournal({ ...run, actor: system }, { before: null, after: next, names });
  const entry = {
    ...created,
    changes: [...created.changes, { field: 'renewedFrom', before: null, after: event.title }],
  };
  const change = { before: null, after: next, now: run.now, holder, renews: event };
  const { writes } = scheduleEventWrites(organization, change);
  await commit(table, organization, [...writes, ...guards], entry);
}

/** No next year's is possible. */
async function endRenewal(table: Table, organization: OrganizationId, event: ScheduleEvent, run: Run): Promise<void> {
  const after = { ...event, renewYearly: false };
  const entry = eventJournal({ ...run, actor: system }, { before: event, after, names: new Map() });
  await saveEvent(table, organization, { before: event, after, entry });
}

/** Next year's was made by hand: it is the one that comes again from now on. Its version is for what administrators change. */
async function goOnIn(
  table: Table,
  organization: OrganizationId,
  next: ScheduleEvent,
  { event, run }: { readonly event: ScheduleEvent; readonly run: Run },
): Promise<void> {
  if (next.renewYearly) {
    await transact(table, renewalWrites(organization, event, { renewedAs: next.id, now: run.now }));
    return;
  }
  const before = await settleLinks(table, organization, next);
  const after = { ...before, renewYearly: true };
  const entry = eventJournal({ ...run, actor: system }, { before, after, names: new Map() });
  await saveEvent(table, organization, { before, after, entry, renews: event });
}
