import type { Bell } from '../../adapters/bell.ts';
import type { Table } from '../../adapters/table/client.ts';
import { listOrganizations } from '../../adapters/table/organizations.ts';
import { findProjection } from '../../adapters/table/projections.ts';
import { listAllTargets, readSchedule } from '../../adapters/table/schedule-targets.ts';
import type { TargetId } from '../../adapters/table/target-items.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { hasDrifted } from '../../domain/projection.ts';
import { targetKinds } from '../../domain/schedule-target.ts';
import { Bells } from '../shared/settle/bells.ts';
import type { Run } from '../shared/settle/run.ts';
import { Settlement } from '../shared/settle/settle-due.ts';
import { severalAtOnce } from '../several-at-once.ts';
import { settleTarget } from '../shared/settle/settle-target.ts';

/** What a night found. */
export interface Measured {
  /** How many targets were looked at. */
  readonly targets: number;
  /** Of how many of these something else was told than is true, or nothing. They are settled now. */
  readonly drifted: number;
  /** Names of the errors of what could not be looked at, or settled. */
  readonly failures: readonly string[];
}

interface Suspect {
  readonly organization: OrganizationId;
  readonly id: TargetId;
}

/**
 * Holds what is told of every target of every organisation to what follows from its schedule. A command of this second is not drift,
 * only not settled yet: who looks wrong is looked at again after all others, and only then counted, and settled.
 */
export async function measureDrift(
  { table, bell }: { readonly table: Table; readonly bell: Bell },
  run: Run,
): Promise<Measured> {
  const settlement = new Settlement();
  let targets = 0;
  const suspects: Suspect[] = [];
  for await (const organization of listOrganizations(table)) {
    await settlement.trying(async () => {
      const kinds = await Promise.all(targetKinds.map((kind) => listAllTargets(table, organization, kind)));
      const all = kinds.flat().map(({ id }) => ({ organization, id }));
      targets += all.length;
      suspects.push(...(await wrongOf(table, all, run, settlement)));
    });
  }
  const drifted = await wrongOf(table, suspects, run, settlement);
  const bells = new Bells();
  for (const { organization, id } of drifted) {
    await settlement.trying(async () => {
      const next = await settleTarget(table, organization, id, run);
      if (next !== null) bells.add(organization, next, run.now);
    });
  }
  settlement.failures.push(...(await bells.arm(bell)));
  return { targets, drifted: drifted.length, failures: settlement.failures };
}

/** Those of some targets of which something else is told than is true. */
async function wrongOf(
  table: Table,
  some: readonly Suspect[],
  { now }: Run,
  settlement: Settlement,
): Promise<readonly Suspect[]> {
  const wrong: Suspect[] = [];
  await severalAtOnce(some, (each) =>
    settlement.trying(async () => {
      if (await isWrong(table, each, now)) wrong.push(each);
    }),
  );
  return wrong;
}

async function isWrong(table: Table, { organization, id }: Suspect, now: number): Promise<boolean> {
  const told = await findProjection(table, organization, id);
  const read = await readSchedule(table, organization, id, { at: now, consistent: true });
  return read !== null && (told === null || hasDrifted(read.schedule, told, now));
}
