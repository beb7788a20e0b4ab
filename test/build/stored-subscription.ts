/** Active subscriptions in the table, with their SIM cards and number, without the order that they came from. */
import { transact } from '../../adapters/table/commit.ts';
import { findPoolNumbers, poolNumberWrite } from '../../adapters/table/pool-numbers.ts';
import { simCardMove } from '../../adapters/table/sim-cards.ts';
import { subscriptionWrite } from '../../adapters/table/subscriptions.ts';
import type { Table } from '../../adapters/table/client.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { priceOf } from '../../domain/catalogue/price.ts';
import { idFrom, type OrganizationId, type SubscriptionId, type UserId } from '../../domain/ids.ts';
import { toInstant, type LocalDate } from '../../domain/local-date.ts';
import { simCardProducts } from '../../domain/subscription-order.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { anIccid } from './order.ts';
import { phone } from './user.ts';

/** An active one, of which nothing is planned. */
export function aSubscription({
  products,
  cards = [],
  ...different
}: Partial<Omit<Subscription, 'simCards'>> &
  Pick<Subscription, 'userId' | 'products'> & { cards?: readonly string[] }): Subscription {
  return {
    id: idFrom('sub', '1'.padStart(26, '0')),
    status: 'active',
    orderId: idFrom('ord', '1'.padStart(26, '0')),
    products,
    price: priceOf(currentCatalogue, products),
    catalogueVersion: currentCatalogue.version,
    number: null,
    simCards: simCardProducts(currentCatalogue, products).map((product, place) => ({
      product,
      iccid: (cards[place] ?? anIccid(place + 1)) as Subscription['simCards'][number]['iccid'],
      status: 'active',
    })),
    activatedAt: toInstant(Date.now()),
    boundUntil: null,
    change: null,
    replacementOrderId: null,
    endsOn: null,
    endsFrom: null,
    version: 1,
    revision: 0,
    ...different,
  };
}

/** Stores one of a user of an organisation. @param number one in a pool that the user has */
export async function storeSubscription(
  table: Table,
  organizationId: string,
  {
    user,
    nth = 1,
    products,
    number = null,
    cards,
    boundUntil = null,
  }: {
    readonly user: string;
    readonly nth?: number;
    readonly products: readonly string[];
    readonly number?: string | null;
    readonly cards?: readonly string[];
    readonly boundUntil?: LocalDate | null;
  },
): Promise<SubscriptionId> {
  const organization = organizationId as unknown as OrganizationId;
  const subscription = aSubscription({
    id: idFrom('sub', String(nth).padStart(26, '0')),
    userId: user as unknown as UserId,
    products,
    number: number === null ? null : phone(number),
    boundUntil,
    ...(cards && { cards }),
  });
  const pool = await findPoolNumbers(table, number === null ? [] : [phone(number)]);
  await transact(table, [
    subscriptionWrite(organization, null, subscription),
    ...subscription.simCards.map(({ iccid }) =>
      simCardMove('take', iccid, { organization, owner: null, next: subscription.id }),
    ),
    ...[...pool.values()].map((item) => poolNumberWrite({ ...item, subscriptionId: subscription.id })),
  ]);
  return subscription.id;
}
