import type { Table } from '../../../adapters/table/client.ts';
import { transact } from '../../../adapters/table/commit.ts';
import { retryOnConflict } from '../../../adapters/table/concurrent-write.ts';
import { findPortRequest, portRequestWrite } from '../../../adapters/table/port-requests.ts';
import { findOrder, orderWrite } from '../../../adapters/table/subscription-orders.ts';
import { withoutName } from '../../../domain/actor.ts';
import { isId, type OrganizationId, type UserId } from '../../../domain/ids.ts';

/**
 * Takes the name of a person out of the orders and port requests that the person did something to; what was done, and when, remains. Those
 * without the name are left as they are, so that a run that begins again writes nothing twice.
 * @param changed ids of whatever the person did something to
 */
export async function eraseActor(
  table: Table,
  organization: OrganizationId,
  person: UserId,
  changed: ReadonlySet<string>,
): Promise<void> {
  for (const id of changed) {
    if (isId('ord', id))
      await retryOnConflict(async () => {
        const before = await findOrder(table, organization, id);
        if (before === null) return;
        const after = { ...before, orderedBy: withoutName(before.orderedBy, person) };
        if (after.orderedBy !== before.orderedBy) await transact(table, [orderWrite(organization, before, after)]);
      });
    if (isId('prt', id))
      await retryOnConflict(async () => {
        const before = await findPortRequest(table, organization, id);
        if (before === null) return;
        const timeline = before.timeline.map((row) => {
          const actor = withoutName(row.actor, person);
          return actor === row.actor ? row : { ...row, actor };
        });
        const after = { ...before, requestedBy: withoutName(before.requestedBy, person), timeline };
        const isNamed = timeline.some((row, place) => row !== before.timeline[place]);
        if (isNamed || after.requestedBy !== before.requestedBy)
          await transact(table, [portRequestWrite(organization, before, after)]);
      });
  }
}
