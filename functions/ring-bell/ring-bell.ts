import type { Bell } from '../../adapters/bell.ts';
import { listOrganizationDue, nextDueAfter } from '../../adapters/table/due.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { Bells, soonestMilliseconds } from '../shared/settle/bells.ts';
import type { Run } from '../shared/settle/run.ts';
import { settleDue, Settlement } from '../shared/settle/settle-due.ts';
import type { SettleDependencies } from '../shared/settle/settler.ts';

/**
 * Does what is due of one organisation, and within the minute, since a bell for that may come too late; then arms the bells of what
 * comes next: of what was settled, and of the first thing that was due already. The latter is for whoever comes after one that
 * died between writing and arming, and finds nothing due any more.
 */
export async function ringBell(
  dependencies: SettleDependencies & { readonly bell: Bell },
  organization: OrganizationId,
  run: Run,
): Promise<Settlement> {
  const { table, bell } = dependencies;
  const settlement = new Settlement();
  const bells = new Bells();
  const soon = run.now + soonestMilliseconds;
  for await (const due of listOrganizationDue(table, organization, soon))
    await settleDue(dependencies, due, run, { settlement, bells });
  await settlement.trying(async () => {
    const next = await nextDueAfter(table, organization, soon);
    if (next !== null) bells.add(organization, next, run.now);
  });
  settlement.failures.push(...(await bells.arm(bell)));
  return settlement;
}
