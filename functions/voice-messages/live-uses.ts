import type { Table } from '../../adapters/table/client.ts';
import { describeUses, type Use } from '../../adapters/table/references.ts';
import { findScheduleEvents } from '../../adapters/table/schedule-events.ts';
import type { TargetId } from '../../adapters/table/target-items.ts';
import { isId, type OrganizationId, type ScheduleEventId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { eventMessages } from '../../domain/schedule-event.ts';
import { currentUsers, type VoiceMessage } from '../../domain/voice-message.ts';

/** How many groups and menus are read in parallel. */
const batchSize = 25;

/**
 * Where a voice message is used now or later, with names. Only what it says to use it now is read, not what is over. BatchGetItem of the events,
 * GetItem of each group and menu.
 */
export async function liveUses(
  table: Table,
  organization: OrganizationId,
  message: VoiceMessage,
  now: EpochMilliseconds,
): Promise<readonly Use[]> {
  const users = currentUsers(message, now);
  const isEvent = (id: (typeof users)[number]): id is ScheduleEventId => isId('evt', id as unknown as string);
  const targets = users.filter((id): id is TargetId => !isEvent(id));
  const describeTargets = async (): Promise<readonly Use[]> => {
    const uses: Use[] = [];
    for (let from = 0; from < targets.length; from += batchSize)
      uses.push(...(await describeUses(table, organization, message.id, targets.slice(from, from + batchSize))));
    return uses;
  };
  const [events, others] = await Promise.all([
    findScheduleEvents(table, organization, users.filter(isEvent)),
    describeTargets(),
  ]);
  // A use that did not fit in the transaction that ended it is still there.
  const playing = events.filter((event) => eventMessages(event).some(({ id }) => id === message.id));
  return [...playing.map(({ id, title }): Use => ({ id, kind: 'schedule-event', name: title })), ...others];
}
