import type { Table } from '../../adapters/table/client.ts';
import { commit, type Write } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { isJournaled } from '../../adapters/table/journal.ts';
import { orderDraftDelete } from '../../adapters/table/order-drafts.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import { findPoolNumbers, poolNumberWrite } from '../../adapters/table/pool-numbers.ts';
import { simCardMove } from '../../adapters/table/sim-cards.ts';
import { getOrder, orderWrite } from '../../adapters/table/subscription-orders.ts';
import { findUsers, userPresence } from '../../adapters/table/users.ts';
import * as contract from '../../contract/subscription-orders.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { priceOf } from '../../domain/catalogue/price.ts';
import { DomainError, unknownReference } from '../../domain/domain-error.ts';
import { isId, type OrderId, type OrganizationId } from '../../domain/ids.ts';
import type { E164 } from '../../domain/phone-number.ts';
import { canReserve, reserveNumber, type PoolNumber, type ReservedFor } from '../../domain/pool-number.ts';
import { simCardTaken } from '../../domain/sim-card.ts';
import { openStatus, type Order } from '../../domain/subscription-order.ts';
import { startOfDay } from '../../domain/time-zone.ts';
import { implement, type RequestOf } from '../request.ts';
import { orderJournal } from '../shared/orders/order-journal.ts';
import { dayErrors } from './day-errors.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { incompatibleProducts } from './incompatible-products.ts';
import { lineErrors, linesOf, needsOf, orderedNumbers, userErrors, type OrderLine } from './order-lines.ts';
import { orderReply } from './order-reply.ts';

type Request = RequestOf<typeof contract.createSubscriptionOrder>;

/** Orders a subscription for each line, all or none, in one transaction: orders, numbers, SIM cards. */
export const createSubscriptionOrder = implement(
  contract.createSubscriptionOrder,
  async (request, { table }: SubscriptionsDependencies) => {
    const { organizationId, body, newId } = request;
    const lines = linesOf(body);
    const ids = lines.map(() => newId('ord'));
    const activities = lines.map(() => newId('act'));
    const readPlaced = () => Promise.all(ids.map((id) => getOrder(table, organizationId, id)));
    const orders = await retryOnConflict(async () => {
      // A request that comes again after it died finds its entry in the journal: since then the orders may be active, or the day over.
      const [first] = activities;
      if (request.repeats && first !== undefined && (await isJournaled(table, organizationId, first)))
        return readPlaced();
      const { placed, writes } = await decide(request, table, lines, ids);
      const entries = placed.map((order, place) => ({
        ...orderJournal(request, 'order-placed', { before: null, after: order }),
        id: activities[place] ?? newId('act'),
      }));
      const committed = await commit(table, organizationId, writes, entries);
      return committed === 'done' ? placed : readPlaced();
    });
    const replies = orders.map(orderReply);
    return body.lines === undefined ? (replies[0] as (typeof replies)[number]) : { items: replies };
  },
);

/** Reads what the order depends on, and decides. @throws DomainError */
async function decide(
  request: Request,
  table: Table,
  lines: readonly OrderLine[],
  ids: readonly OrderId[],
): Promise<{ readonly placed: readonly Order[]; readonly writes: readonly Write[] }> {
  const { organizationId, body, now, language, actor } = request;
  const { products } = body;
  const named = lines.flatMap(({ number }) => number ?? []);
  const [organization, users, pool] = await Promise.all([
    getOrganization(table, organizationId),
    findUsers(table, organizationId, [...new Set(lines.map(({ userId }) => userId))]),
    findPoolNumbers(table, named),
  ]);
  const { timeZone } = organization;
  const incompatible = incompatibleProducts(products, language);
  const errors = [
    // What incompatible products need cannot be said.
    ...(incompatible.length > 0 ? incompatible : lineErrors(body, lines)),
    ...dayErrors('activatesOn', body.activatesOn, { now, timeZone }),
    ...userErrors(lines, users, { products, at: Math.max(now, startOfDay(body.activatesOn, timeZone)) }),
  ];
  if (errors.length > 0) throw new DomainError('invalid-request', { errors });
  if (body.catalogueVersion !== undefined && body.catalogueVersion !== currentCatalogue.version)
    throw new DomainError('catalogue-changed');

  const by = actor.id !== null && isId('usr', actor.id) ? actor.id : null;
  const wantedFor = (id: OrderId): ReservedFor => ({ kind: 'order', id, by });
  const numbers = orderedNumbers(lines, pool, {
    products,
    language,
    now,
    isAvailable: (number) => canReserve(number, organizationId, wantedFor(ids[0] as OrderId)),
  });
  const placed = lines.map((line, place) => newOrder(request, line, { id: ids[place] as OrderId, timeZone }));
  const writes = placed.flatMap((order, place) => [
    orderWrite(organizationId, null, order),
    ...lineWrites(organizationId, order, lines[place] as OrderLine, { numbers, wanted: wantedFor(order.id), now }),
  ]);
  const draft =
    by !== null && body.draftId !== undefined ? [orderDraftDelete(organizationId, { by, id: body.draftId })] : [];
  return { placed, writes: [...writes, ...draft] };
}

function newOrder(
  { body, at, now, actor }: Request,
  { userId, number, iccid, shipTo }: OrderLine,
  { id, timeZone }: { readonly id: OrderId; readonly timeZone: string },
): Order {
  const { cards, addonCards } = needsOf(body.products);
  const activatesFrom = startOfDay(body.activatesOn, timeZone);
  const simCards = cards.map((product) => ({ product, iccid: addonCards.includes(product) ? null : iccid }));
  return {
    id,
    status: openStatus({ simCards, activatesFrom }, now),
    userId,
    products: currentCatalogue.products.map(({ code }) => code).filter((code) => body.products.includes(code)),
    price: priceOf(currentCatalogue, body.products),
    catalogueVersion: currentCatalogue.version,
    activatesOn: body.activatesOn,
    timeZone,
    activatesFrom,
    number,
    simCards,
    shipTo: shipTo ?? body.addonsShipTo ?? null,
    subscriptionId: null,
    replacesSimOf: null,
    orderedBy: actor,
    placedAt: at,
    failure: null,
    version: 1,
    revision: 1,
  };
}

/** The writes for one user: the condition that the user is there, the number, the SIM card. They reject at their fields. */
function lineWrites(
  organization: OrganizationId,
  { id, userId, number }: Order,
  { path, iccid }: OrderLine,
  {
    numbers,
    wanted,
    now,
  }: { readonly numbers: ReadonlyMap<E164, PoolNumber>; readonly wanted: ReservedFor; readonly now: number },
): readonly Write[] {
  const pooled = number === null ? undefined : numbers.get(number);
  return [
    userPresence(organization, userId, () => {
      const errors = [unknownReference(`${path}userId`)];
      return new DomainError('invalid-request', { errors });
    }),
    ...(pooled ? [poolNumberWrite(reserveNumber(pooled, organization, wanted, now))] : []),
    ...(iccid === null
      ? []
      : [
          {
            ...simCardMove('reserve', iccid, { organization, owner: null, next: id }),
            rejectWith: () => simCardTaken(`${path}sim.iccid`),
          },
        ]),
  ];
}
