/** What was planned for a subscription, at its moments. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { priceOf } from '../../domain/catalogue/price.ts';
import { conflictsOf } from '../../domain/catalogue/conflicts.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Iccid } from '../../domain/iccid.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import {
  changeProducts,
  planEnd,
  subscriptionAt,
  withCards,
  withReplacedCard,
} from '../../domain/subscription-changes.ts';
import { subscriptionDueAt, type Subscription } from '../../domain/subscription.ts';
import { startOfDay } from '../../domain/time-zone.ts';
import { aSubscription as stored } from '../build/stored-subscription.ts';
import { userId } from '../build/user.ts';

const zone = 'Europe/Stockholm';
const day = (date: string) => ({ date: date as LocalDate, moment: startOfDay(date as LocalDate, zone) });
const noon = Date.parse('2026-12-01T11:00:00Z');
const own = '89460312345678901280' as Iccid;
const twin = '89460312345678901298' as Iccid;
const products = ['mobile-pbx', 'data-10', 'twin-sim'];

const aSubscription = (different: Partial<Subscription> = {}): Subscription =>
  stored({ userId: userId(1), products, cards: [own, twin], ...different });

const change = (before: Subscription, chosen: readonly string[], from: string, now = noon): Subscription =>
  changeProducts(before, chosen, { catalogue: currentCatalogue, language: 'sv', from: day(from), now });

describe('a planned change and end', () => {
  it('happen at their moments, the change first', () => {
    const planned = planEnd(change(aSubscription(), ['mobile-pbx'], '2026-12-10'), day('2026-12-24'), noon);
    expect(subscriptionDueAt(planned)).toBe(day('2026-12-10').moment);
    expect(subscriptionAt(planned, day('2026-12-10').moment - 1)).toBe(planned);
    const changed = subscriptionAt(planned, day('2026-12-10').moment);
    expect([changed.products, changed.change, changed.simCards.length]).toEqual([['mobile-pbx'], null, 1]);
    expect(subscriptionDueAt(changed)).toBe(day('2026-12-24').moment);
    const ended = subscriptionAt(planned, day('2026-12-24').moment);
    expect([ended.status, ended.products, ended.simCards, ended.change]).toEqual(['ended', ['mobile-pbx'], [], null]);
    expect(subscriptionDueAt(ended)).toBeNull();
  });

  it('that come on one day are the end, without a change that nobody would have', () => {
    const planned = planEnd(change(aSubscription(), ['mobile-pbx'], '2026-12-24'), day('2026-12-24'), noon);
    expect(subscriptionAt(planned, day('2026-12-24').moment).products).toEqual(products);
  });

  it('are the same however often somebody looks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }), (offsets) => {
        const planned = planEnd(change(aSubscription(), ['mobile-pbx'], '2026-12-10'), day('2026-12-24'), noon);
        const moments = offsets.map((offset) => noon + offset * 24 * 3_600_000).toSorted((one, other) => one - other);
        const last = Math.max(noon, ...moments);
        const stepwise = [...moments, last].reduce(subscriptionAt, planned);
        expect(stepwise).toEqual(subscriptionAt(planned, last));
      }),
    );
  });
});

describe('other products', () => {
  it('are accepted exactly when base plan and own SIM cards stay', () => {
    const codes = currentCatalogue.products.map(({ code }) => code);
    const sets = fc
      .uniqueArray(fc.constantFrom(...codes))
      .filter((set) => conflictsOf(currentCatalogue, set).length === 0);
    fc.assert(
      fc.property(sets, (chosen) => {
        const isPossible = chosen.includes('mobile-pbx') && !chosen.includes('extra-data-sim');
        let changed: Subscription | null = null;
        try {
          changed = change(aSubscription(), chosen, '2026-12-01');
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
        }
        expect(changed !== null).toBe(isPossible);
        if (changed === null) return;
        expect([...changed.products].toSorted()).toEqual([...chosen].toSorted());
        expect(changed.price.monthlyOre).toBe(priceOf(currentCatalogue, chosen).monthlyOre);
        expect(changed.simCards.map(({ product }) => product)).toEqual(
          ['mobile-pbx', 'twin-sim'].filter((product) => chosen.includes(product)),
        );
      }),
    );
  });
});

describe('SIM cards', () => {
  it('are blocked alone or all together, and a blocked one is in service again once it is replaced', () => {
    const blocked = withCards(aSubscription(), 'blocked', [twin]);
    expect(blocked.simCards.map(({ status }) => status)).toEqual(['active', 'blocked']);
    const all = withCards(blocked, 'blocked');
    expect(withCards(all, 'blocked')).toBe(all);
    const other = '89460312345678901306' as Iccid;
    const replaced = withReplacedCard(all, other, currentCatalogue);
    expect(replaced.simCards.map(({ iccid, status }) => [iccid, status])).toEqual([
      [other, 'active'],
      [twin, 'blocked'],
    ]);
    expect(withReplacedCard(replaced, other, currentCatalogue)).toBe(replaced);
  });
});

describe('a binding', () => {
  it('lets the end be on its first day without it', () => {
    const bound = aSubscription({ boundUntil: '2027-12-01' as LocalDate });
    expect(() => planEnd(bound, day('2027-11-30'), noon)).toThrow(DomainError);
    expect(planEnd(bound, day('2027-12-01'), noon).endsOn).toBe('2027-12-01');
  });
});
