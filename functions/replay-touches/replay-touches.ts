import type { Bell } from '../../adapters/bell.ts';
import type { Table } from '../../adapters/table/client.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { entryOf, itemsOf, type Span } from '../journal-span.ts';
import { Bells } from '../shared/settle/bells.ts';
import type { Run } from '../shared/settle/run.ts';
import { Settlement } from '../shared/settle/settle-due.ts';
import { WokenThings } from '../shared/settle/settle-woken.ts';

/** Settles what one organisation's entries of a span woke, and arms the bells. */
export async function replayTouches(
  { table, bell }: { readonly table: Table; readonly bell: Bell },
  organization: OrganizationId,
  span: Span,
  run: Run,
): Promise<Settlement> {
  const settlement = new Settlement();
  const bells = new Bells();
  const woken = new WokenThings(table, run, bells);
  for await (const item of itemsOf(table, organization, span)) {
    await settlement.trying(async () => {
      const entry = entryOf(item, span);
      if (entry === null) return;
      await woken.settle(organization, entry);
      settlement.done += 1;
    });
  }
  settlement.failures.push(...(await bells.arm(bell)));
  return settlement;
}
