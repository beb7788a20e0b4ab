/** What a journal entry sets going with time: the targets that it touches are settled, and bells armed for what is due next. */
import type { Table } from '../../../adapters/table/client.ts';
import { listAllTargets } from '../../../adapters/table/schedule-targets.ts';
import type { TargetId } from '../../../adapters/table/target-items.ts';
import { findUser } from '../../../adapters/table/users.ts';
import { isId, type OrganizationId } from '../../../domain/ids.ts';
import type { Action, JournalEntry } from '../../../domain/journal.ts';
import { allOf, targetKinds, type TargetScope } from '../../../domain/schedule-target.ts';
import { nextDateMoment } from '../../../domain/user.ts';
import type { Bells } from './bells.ts';
import type { Run } from './run.ts';
import { severalAtOnce } from '../../several-at-once.ts';
import { settleTarget } from './settle-target.ts';

/** After these a user may have another next date. */
const dating: readonly Action[] = [
  'user-created',
  'user-changed',
  'user-deactivated',
  'user-deleted',
  'user-restored',
  'administrator-granted',
  'administrator-revoked',
];

/** Follows entries. What they touch is read afresh, so that each thing is looked at once, however many entries of a batch touch it. */
export class TouchedThings {
  readonly #table: Table;
  readonly #run: Run;
  readonly #bells: Bells;
  readonly #seen = new Set<string>();

  constructor(table: Table, run: Run, bells: Bells) {
    this.#table = table;
    this.#run = run;
    this.#bells = bells;
  }

  async settle(
    organization: OrganizationId,
    { touches = [], action, entityId }: Pick<JournalEntry, 'touches' | 'action' | 'entityId'>,
  ): Promise<void> {
    for (const scope of touches) await this.#once(organization, scope, () => this.#settleScope(organization, scope));
    if (isId('usr', entityId) && dating.includes(action)) {
      await this.#once(organization, entityId, async () => {
        const user = await findUser(this.#table, organization, entityId);
        const next = user && nextDateMoment(user, this.#run.now);
        if (next !== null) this.#bells.add(organization, next, this.#run.now);
      });
    }
  }

  async #settleScope(organization: OrganizationId, scope: TargetScope): Promise<void> {
    const kind = targetKinds.find((each) => allOf[each] === scope);
    if (kind === undefined) return this.#settleTarget(organization, scope as TargetId);
    const targets = await listAllTargets(this.#table, organization, kind);
    await severalAtOnce(targets, ({ id }) => this.#once(organization, id, () => this.#settleTarget(organization, id)));
  }

  async #settleTarget(organization: OrganizationId, id: TargetId): Promise<void> {
    const next = await settleTarget(this.#table, organization, id, this.#run);
    if (next !== null) this.#bells.add(organization, next, this.#run.now);
  }

  /** What failed is not seen: the next entry that touches it tries again. */
  async #once(organization: OrganizationId, what: string, look: () => Promise<void>): Promise<void> {
    const key = `${organization} ${what}`;
    if (this.#seen.has(key)) return;
    await look();
    this.#seen.add(key);
  }
}
