/** What a journal entry wakes: its targets are settled, and bells are armed for what is due next. */
import type { Table } from '../../../adapters/table/client.ts';
import { listAllTargets } from '../../../adapters/table/schedule-targets.ts';
import type { TargetId } from '../../../adapters/table/target-items.ts';
import { findOrder } from '../../../adapters/table/subscription-orders.ts';
import { findSubscription } from '../../../adapters/table/subscriptions.ts';
import { findUser } from '../../../adapters/table/users.ts';
import type { WokenIds } from '../../../domain/due.ts';
import { isId, type OrderId, type OrganizationId, type SubscriptionId, type UserId } from '../../../domain/ids.ts';
import type { JournalEntry } from '../../../domain/journal.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import { allOf, targetKinds, type TargetScope } from '../../../domain/schedule-target.ts';
import { orderDueAt } from '../../../domain/subscription-order.ts';
import { subscriptionDueAt } from '../../../domain/subscription.ts';
import { nextDateMoment } from '../../../domain/user.ts';
import type { Bells } from './bells.ts';
import type { Run } from './run.ts';
import { severalAtOnce } from '../../several-at-once.ts';
import { settleTarget } from './settle-target.ts';

/** Looks at one thing of a kind. @throws Error when the id is of another kind */
type Waker<Id extends string> = (organization: OrganizationId, id: Id) => Promise<void>;

/** Follows entries. What they wake is read afresh, so that each thing is looked at once, however many entries of a batch wake it. */
export class WokenThings {
  readonly #table: Table;
  readonly #run: Run;
  readonly #bells: Bells;
  readonly #seen = new Set<string>();
  /** In the order in which an entry's kinds are looked at: callers hear the state of a target, so targets come first. */
  readonly #wakers: { readonly [Kind in keyof WokenIds]: Waker<WokenIds[Kind]> } = {
    target: (organization, scope) => this.#settleScope(organization, scope),
    user: (organization, id) => this.#armDate(organization, id),
    order: (organization, id) => this.#armOrder(organization, id),
    subscription: (organization, id) => this.#armSubscription(organization, id),
  };

  constructor(table: Table, run: Run, bells: Bells) {
    this.#table = table;
    this.#run = run;
    this.#bells = bells;
  }

  /** @throws what a waker throws; Error when there is none for a kind, once the others are settled */
  async settle(organization: OrganizationId, { wakes = {} }: Pick<JournalEntry, 'wakes'>): Promise<void> {
    for (const [kind, wake] of Object.entries(this.#wakers)) {
      for (const id of wakes[kind as keyof WokenIds] ?? [])
        await this.#once(organization, id, () => (wake as Waker<string>)(organization, id));
    }
    const unknown = Object.keys(wakes).find((kind) => !Object.hasOwn(this.#wakers, kind));
    if (unknown !== undefined) throw new Error(`there is no waker for ${unknown}`);
  }

  async #settleScope(organization: OrganizationId, scope: TargetScope): Promise<void> {
    const kind = targetKinds.find((each) => allOf[each] === scope);
    if (kind === undefined) return this.#settleTarget(organization, targetId(scope));
    const targets = await listAllTargets(this.#table, organization, kind);
    await severalAtOnce(targets, ({ id }) => this.#once(organization, id, () => this.#settleTarget(organization, id)));
  }

  async #settleTarget(organization: OrganizationId, id: TargetId): Promise<void> {
    this.#arm(organization, await settleTarget(this.#table, organization, id, this.#run));
  }

  async #armDate(organization: OrganizationId, id: UserId): Promise<void> {
    if (!isId('usr', id)) throw new Error(`${String(id)} is no user`);
    const user = await findUser(this.#table, organization, id);
    this.#arm(organization, user && nextDateMoment(user, this.#run.now));
  }

  async #armOrder(organization: OrganizationId, id: OrderId): Promise<void> {
    const order = await findOrder(this.#table, organization, id);
    this.#arm(organization, order && orderDueAt(order));
  }

  async #armSubscription(organization: OrganizationId, id: SubscriptionId): Promise<void> {
    const subscription = await findSubscription(this.#table, organization, id);
    this.#arm(organization, subscription && subscriptionDueAt(subscription));
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

function targetId(scope: string): TargetId {
  if (isId('grp', scope) || isId('mnu', scope)) return scope;
  throw new Error(`${scope} is no target`);
}
