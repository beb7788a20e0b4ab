/** What a journal entry wakes: the targets that it affects are settled, and bells are armed for what is due next. */
import type { Table } from '../../../adapters/table/client.ts';
import { listAllTargets } from '../../../adapters/table/schedule-targets.ts';
import type { TargetId } from '../../../adapters/table/target-items.ts';
import { findUser } from '../../../adapters/table/users.ts';
import type { WokenKind } from '../../../domain/due.ts';
import { isId, type OrganizationId } from '../../../domain/ids.ts';
import type { JournalEntry } from '../../../domain/journal.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import { allOf, targetKinds, type TargetScope } from '../../../domain/schedule-target.ts';
import { nextDateMoment } from '../../../domain/user.ts';
import type { Bells } from './bells.ts';
import type { Run } from './run.ts';
import { severalAtOnce } from '../../several-at-once.ts';
import { settleTarget } from './settle-target.ts';

type Waking = Pick<JournalEntry, 'wakes' | 'affectedTargets' | 'entityId'>;

/** Follows entries. What they wake is read afresh, so that each thing is looked at once, however many entries of a batch wake it. */
export class WokenThings {
  readonly #table: Table;
  readonly #run: Run;
  readonly #bells: Bells;
  readonly #seen = new Set<string>();
  readonly #wakers: Readonly<Record<WokenKind, (organization: OrganizationId, entry: Waking) => Promise<void>>> = {
    target: async (organization, { affectedTargets = [] }) => {
      for (const scope of affectedTargets)
        await this.#once(organization, scope, () => this.#settleScope(organization, scope));
    },
    user: (organization, { entityId }) =>
      this.#once(organization, entityId, () => this.#armDate(organization, entityId)),
  };

  constructor(table: Table, run: Run, bells: Bells) {
    this.#table = table;
    this.#run = run;
    this.#bells = bells;
  }

  async settle(organization: OrganizationId, entry: Waking): Promise<void> {
    if (entry.wakes !== undefined) await this.#wakers[entry.wakes](organization, entry);
  }

  async #settleScope(organization: OrganizationId, scope: TargetScope): Promise<void> {
    const kind = targetKinds.find((each) => allOf[each] === scope);
    if (kind === undefined) return this.#settleTarget(organization, scope as TargetId);
    const targets = await listAllTargets(this.#table, organization, kind);
    await severalAtOnce(targets, ({ id }) => this.#once(organization, id, () => this.#settleTarget(organization, id)));
  }

  async #settleTarget(organization: OrganizationId, id: TargetId): Promise<void> {
    this.#arm(organization, await settleTarget(this.#table, organization, id, this.#run));
  }

  async #armDate(organization: OrganizationId, id: string): Promise<void> {
    const user = isId('usr', id) ? await findUser(this.#table, organization, id) : null;
    this.#arm(organization, user && nextDateMoment(user, this.#run.now));
  }

  #arm(organization: OrganizationId, moment: EpochMilliseconds | null): void {
    if (moment !== null) this.#bells.add(organization, moment, this.#run.now);
  }

  /** What failed is not seen: the next entry that wakes it tries again. */
  async #once(organization: OrganizationId, what: string, look: () => Promise<void>): Promise<void> {
    const key = `${organization} ${what}`;
    if (this.#seen.has(key)) return;
    await look();
    this.#seen.add(key);
  }
}
