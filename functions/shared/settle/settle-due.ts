/** Does what is due, whatever it is: the one way of the bell and of the reconciler. */
import type { Due } from '../../../adapters/table/due.ts';
import type { DueKind } from '../../../domain/due.ts';
import { severalAtOnce } from '../../several-at-once.ts';
import { failureOf } from '../../stack.ts';
import type { Bells } from './bells.ts';
import type { Run } from './run.ts';
import type { SettleDependencies, Settler } from './settler.ts';
import { settlers } from './settlers.ts';

/** What a run came to. */
export class Settlement {
  done = 0;
  /** What may be logged of the errors of what could not be done. */
  readonly failures: string[] = [];

  /** Does something; that it fails is noted, and does not keep the others waiting. */
  async trying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.failures.push(failureOf(error));
    }
  }
}

/** Settles what is due, kind by kind in the order of {@link settlers}. Collects the next moments, for bells. */
export async function settleDue(
  dependencies: SettleDependencies,
  due: readonly Due[],
  run: Run,
  { settlement, bells }: { readonly settlement: Settlement; readonly bells: Bells },
): Promise<void> {
  const settleEach = async <Kind extends DueKind>(kind: Kind, settler: Settler<Kind>): Promise<void> => {
    const settleOne = (each: Due<Kind>): Promise<void> =>
      settlement.trying(async () => {
        const isEarly = each.at > run.now && !settler.withinMinute;
        const next = isEarly ? each.at : await settler.settle(dependencies, each, run);
        if (next !== null) bells.add(each.organizationId, next, run.now);
        settlement.done += 1;
      });
    const ofKind = due.filter((each): each is Due<Kind> => each.kind === kind);
    if (settler.concurrent) return severalAtOnce(ofKind, settleOne);
    for (const each of ofKind) await settleOne(each);
  };
  for (const kind of Object.keys(settlers) as DueKind[]) await settleEach(kind, settlers[kind] as Settler<DueKind>);
  for (const { kind } of due.filter((each) => !Object.hasOwn(settlers, each.kind)))
    await settlement.trying(() => Promise.reject(new Error(`no settler of the due kind ${kind}`)));
}
