/** Does what is due, whatever it is: the one way of the bell and of the reconciler. */
import type { Accounts } from '../../../adapters/directory/accounts.ts';
import type { Table } from '../../../adapters/table/client.ts';
import type { Due } from '../../../adapters/table/due.ts';
import { isId } from '../../../domain/ids.ts';
import { failureOf } from '../../stack.ts';
import type { Bells } from './bells.ts';
import { renewEvent } from './renew-event.ts';
import type { Run } from './run.ts';
import { severalAtOnce } from '../../several-at-once.ts';
import { settleTarget } from './settle-target.ts';
import { settleUser } from './settle-user.ts';

export interface SettlePowers {
  readonly table: Table;
  readonly accounts: Accounts;
}

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

/**
 * Settles what is due: first the targets, since callers are told by them, then users, then events that are renewed each year. Notes the
 * targets' next moments for bells.
 */
export async function settleDue(
  powers: SettlePowers,
  due: readonly Due[],
  run: Run,
  { settlement, bells }: { readonly settlement: Settlement; readonly bells: Bells },
): Promise<void> {
  const targets = due.filter(({ id }) => isId('grp', id) || isId('mnu', id));
  const users = due.filter(({ id }) => isId('usr', id));
  // Events, and what nobody knows.
  const others = due.filter((each) => !targets.includes(each) && !users.includes(each));
  const settle = (each: Due): Promise<void> =>
    settlement.trying(async () => {
      await settleOne(powers, each, run, bells);
      settlement.done += 1;
    });
  await severalAtOnce(targets, settle);
  for (const each of [...users, ...others]) await settle(each);
}

async function settleOne(
  { table, accounts }: SettlePowers,
  { organizationId, id, at }: Due,
  run: Run,
  bells: Bells,
): Promise<void> {
  // Of targets what comes within the minute is told already; anything else happens at its moment and not before.
  const isTarget = isId('grp', id) || isId('mnu', id);
  if (!isTarget && at > run.now) return bells.add(organizationId, at, run.now);
  if (isId('usr', id)) return settleUser({ table, accounts }, organizationId, id, run);
  if (isTarget) {
    const next = await settleTarget(table, organizationId, id, run);
    if (next !== null) bells.add(organizationId, next, run.now);
    return;
  }
  if (isId('evt', id)) return renewEvent(table, organizationId, id, run);
  throw new Error('something is due of a kind that nobody knows');
}
