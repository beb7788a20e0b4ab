import type { Bell } from '../../adapters/bell.ts';
import { listDue } from '../../adapters/table/due.ts';
import { dueShards } from '../../adapters/table/keys.ts';
import { Bells } from '../shared/settle/bells.ts';
import type { Run } from '../shared/settle/run.ts';
import { settleDue, Settlement } from '../shared/settle/settle-due.ts';
import type { SettleDependencies } from '../shared/settle/settler.ts';

/** Settles whatever is due, of all organisations, and arms the bells that come next: so a bell that was lost costs one moment, not all that would have followed. */
export async function reconcile(
  dependencies: SettleDependencies & { readonly bell: Bell },
  run: Run,
): Promise<Settlement> {
  const settlement = new Settlement();
  await Promise.all(
    Array.from({ length: dueShards }, (_, shard) =>
      settlement.trying(async () => {
        for await (const due of listDue(dependencies.table, shard, run.now)) {
          const bells = new Bells();
          await settleDue(dependencies, due, run, { settlement, bells });
          settlement.failures.push(...(await bells.arm(dependencies.bell)));
        }
      }),
    ),
  );
  return settlement;
}
