import type { Table } from '../../adapters/table/client.ts';
import { isOver } from '../../adapters/table/schedule-event-links.ts';
import * as contract from '../../contract/schedule-events.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import {
  checkEvent,
  withFittingExceptions,
  type EventTargets,
  type ScheduleEvent,
} from '../../domain/schedule-event.ts';
import { given } from '../given.ts';
import { implement } from '../request.ts';
import { changeEvent, type Decision } from './change-event.ts';
import { eventReply } from './event-reply.ts';
import { proveMessage, proveTargets, standingTargets } from './event-targets.ts';
import type { SchedulesPowers } from './powers.ts';

/**
 * Changes an event, all its occurrences: the fields that came, checked together with those that stay. Exceptions for days on which it no
 * longer occurs, or that would last longer than it now may, fall away, and the journal says so.
 */
export const updateScheduleEvent = implement(
  contract.updateScheduleEvent,
  async (request, { table }: SchedulesPowers) => {
    const { organizationId, path, body, now } = request;
    const event = await changeEvent(request, table, path.scheduleEventId, async (before) => {
      const { targets: _, ...fields } = body;
      const changed = withFittingExceptions({ ...before, ...given(fields) });
      checkEvent(changed);
      if (changed.renewYearly && changed.holiday === null) {
        throw new DomainError('invalid-request', { errors: [{ field: 'renewYearly', code: 'needs-holiday' }] });
      }
      if (body.messageId !== before.messageId) await proveMessage(table, organizationId, body.messageId);
      return onTargets(table, organizationId, before, changed, body.targets ?? revived(before, changed, now));
    });
    return eventReply(event);
  },
);

/** What an event that was over is put on again: nothing has kept its targets from being deleted meanwhile. */
const revived = (before: ScheduleEvent, changed: ScheduleEvent, now: number): EventTargets | undefined =>
  isOver(before, now) && !isOver(changed, now) ? before.targets : undefined;

/** The event on the targets that are to be proved; undefined: on those that it has. */
async function onTargets(
  table: Table,
  organization: OrganizationId,
  before: ScheduleEvent,
  changed: ScheduleEvent,
  wanted: contract.GivenTargets | undefined,
): Promise<Decision> {
  if (wanted === undefined) return { after: changed };
  const { targets, names, guards } = await proveTargets(table, organization, wanted);
  const others = typeof before.targets === 'string' ? [] : before.targets.filter(({ id }) => !names.has(id));
  const { names: otherNames } = await standingTargets(table, organization, others);
  return { after: { ...changed, targets }, names: new Map([...names, ...otherNames]), also: guards };
}
