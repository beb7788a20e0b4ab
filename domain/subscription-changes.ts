/** What becomes of a subscription: other add-ons, its SIM cards blocked or replaced, its end. Pure: what is written follows in the commands. */
import type { Catalogue } from './catalogue/catalogue.ts';
import { priceOf, type Price } from './catalogue/price.ts';
import { dayText, parseDay } from './calendar.ts';
import { DomainError } from './domain-error.ts';
import type { Iccid } from './iccid.ts';
import type { UserId } from './ids.ts';
import type { Language } from './language.ts';
import type { EpochMilliseconds, LocalDate } from './local-date.ts';
import type { PlannedChange, Subscription, TiedSimCard } from './subscription.ts';

/** A day in the time zone of the organisation, and when it begins. */
export interface Day {
  readonly date: LocalDate;
  readonly moment: EpochMilliseconds;
}

/** @throws DomainError `illegal-transition` when it has ended */
function assertGoesOn({ status }: Pick<Subscription, 'status'>): void {
  if (status !== 'active') throw new DomainError('illegal-transition');
}

const isPlan = ({ products }: Catalogue, code: string): boolean =>
  products.some((product) => product.code === code && product.kind === 'base');

/**
 * A subscription with other add-ons from a day on; at once when the day has begun. The products that it has cancel a change that is planned.
 * @param products of the catalogue, that go together
 * @throws DomainError `illegal-transition`; `invalid-request` at `products` and `from`
 */
export function changeProducts(
  before: Subscription,
  products: readonly string[],
  {
    catalogue,
    language,
    from,
    now,
  }: {
    readonly catalogue: Catalogue;
    readonly language: Language;
    readonly from: Day;
    readonly now: EpochMilliseconds;
  },
): Subscription {
  assertGoesOn(before);
  const added = products.filter((code) => !before.products.includes(code));
  const errors = [
    ...(before.products.some((code) => isPlan(catalogue, code) && !products.includes(code))
      ? [{ field: 'products', code: 'base-plan-stays' } as const]
      : catalogue.products
          .filter(({ code, needsSim }) => needsSim && added.includes(code))
          .map(({ code, name }) => ({
            field: `products[${products.indexOf(code)}]`,
            code: 'needs-sim-card' as const,
            values: { product: name[language] },
          }))),
    ...(before.endsOn !== null && from.date >= before.endsOn
      ? [{ field: 'from', code: 'after-end', values: { on: before.endsOn } } as const]
      : []),
  ];
  if (errors.length > 0) throw new DomainError('invalid-request', { errors });
  if (added.length === 0 && products.length === before.products.length)
    return before.change === null ? before : { ...before, change: null };
  const planned: PlannedChange = {
    products: catalogue.products.map(({ code }) => code).filter((code) => products.includes(code)),
    price: priceOfChange(catalogue, before, products),
    catalogueVersion: catalogue.version,
    from: from.date,
    fromMoment: from.moment,
  };
  return from.moment <= now ? withPlanned(before, planned) : { ...before, change: planned };
}

/** What was paid at the beginning is not paid again: of a change only that of the add-ons that are new. The binding stays. */
function priceOfChange(catalogue: Catalogue, { products, price }: Subscription, chosen: readonly string[]): Price {
  const added = chosen.filter((code) => !products.includes(code));
  return {
    monthlyOre: priceOf(catalogue, chosen).monthlyOre,
    oneOffOre: priceOf(catalogue, added).oneOffOre,
    bindingMonths: price.bindingMonths,
  };
}

/** With the products of a change. SIM cards of add-ons that go are no longer its own. */
function withPlanned(before: Subscription, { products, price, catalogueVersion }: PlannedChange): Subscription {
  return {
    ...before,
    products,
    price,
    catalogueVersion,
    change: null,
    simCards: before.simCards.filter(({ product }) => products.includes(product)),
  };
}

/**
 * A subscription that ends on a day: at once when the day has begun; null: it goes on.
 * @throws DomainError `illegal-transition`; `binding-remains`
 */
export function planEnd(before: Subscription, on: Day | null, now: EpochMilliseconds): Subscription {
  assertGoesOn(before);
  if (on === null) return before.endsOn === null ? before : { ...before, endsOn: null, endsFrom: null };
  if (before.boundUntil !== null && on.date < before.boundUntil)
    throw new DomainError('binding-remains', { values: { until: dayText(parseDay(before.boundUntil) - 1) } });
  if (on.date === before.endsOn) return before;
  const planned = { ...before, endsOn: on.date, endsFrom: on.moment };
  return on.moment <= now ? ended(planned) : planned;
}

const ended = (before: Subscription): Subscription => ({ ...before, status: 'ended', change: null, simCards: [] });

/** A subscription as it is at a moment: what was planned for a moment that has come is done, in order. The very same when nothing was. */
export function subscriptionAt(before: Subscription, now: EpochMilliseconds): Subscription {
  if (before.status === 'ended') return before;
  const { change, endsFrom } = before;
  const isChanged = change !== null && change.fromMoment <= now && (endsFrom === null || change.fromMoment < endsFrom);
  const changed = isChanged ? withPlanned(before, change) : before;
  return endsFrom !== null && endsFrom <= now ? ended(changed) : changed;
}

/**
 * With some SIM cards blocked, or unblocked; those that are so stay so.
 * @param cards left out: all of them
 * @throws DomainError `illegal-transition` when it has ended, or has no SIM card
 */
export function withCards(
  before: Subscription,
  status: TiedSimCard['status'],
  cards: readonly Iccid[] = before.simCards.map(({ iccid }) => iccid),
): Subscription {
  assertGoesOn(before);
  if (before.simCards.length === 0) throw new DomainError('illegal-transition');
  const differs = before.simCards.some((card) => cards.includes(card.iccid) && card.status !== status);
  if (!differs) return before;
  const simCards = before.simCards.map((card) => (cards.includes(card.iccid) ? { ...card, status } : card));
  return { ...before, simCards };
}

/** The SIM card of its base plan. @throws DomainError `illegal-transition` when it has ended, or there is none */
export function planCard(subscription: Subscription, catalogue: Catalogue): TiedSimCard {
  assertGoesOn(subscription);
  const card = subscription.simCards.find(({ product }) => isPlan(catalogue, product));
  if (!card) throw new DomainError('illegal-transition');
  return card;
}

/**
 * With another SIM card for its base plan, which is in service, also where the one before was blocked.
 * @throws DomainError `illegal-transition` when it has ended, or its base plan has no SIM card
 */
export function withReplacedCard(before: Subscription, iccid: Iccid, catalogue: Catalogue): Subscription {
  const replaced = planCard(before, catalogue);
  if (replaced.iccid === iccid) return before;
  const card: TiedSimCard = { ...replaced, iccid, status: 'active' };
  return { ...before, simCards: before.simCards.map((each) => (each === replaced ? card : each)) };
}

/** A subscription of another user. All else stays. @throws DomainError `illegal-transition` when it has ended */
export function moveTo(before: Subscription, userId: UserId): Subscription {
  assertGoesOn(before);
  return before.userId === userId ? before : { ...before, userId };
}
