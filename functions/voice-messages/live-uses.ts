import type { Table } from '../../adapters/table/client.ts';
import { describeUses, type Referrer, type Use } from '../../adapters/table/references.ts';
import { findScheduleEvent } from '../../adapters/table/schedule-events.ts';
import { isId, type OrganizationId, type ScheduleEventId, type VoiceMessageId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { isOver } from '../../domain/schedule-event.ts';

/** Where a voice message is used now or later. Events that are over and do not come again are left out. GetItem for each, at once. */
export async function liveUses(
  table: Table,
  organization: OrganizationId,
  id: VoiceMessageId,
  { by, now }: { readonly by: readonly Referrer[]; readonly now: EpochMilliseconds },
): Promise<readonly Use[]> {
  const live = async (event: ScheduleEventId): Promise<Use | null> => {
    const found = await findScheduleEvent(table, organization, event);
    const isLive = found && (!isOver(found, now) || (found.renewYearly && found.renewedAs === null));
    return isLive ? { id: event, kind: 'schedule-event', name: found.title } : null;
  };
  const [events, others] = await Promise.all([
    Promise.all(by.filter((each) => isId('evt', each)).map(live)),
    describeUses(
      table,
      organization,
      id,
      by.filter((each) => !isId('evt', each)),
    ),
  ]);
  return [...events.filter((use) => use !== null), ...others];
}
