/** What an order writes for one of its lines: the order, its number or port, its SIM card, the entries. */
import type { Write } from '../../adapters/table/commit.ts';
import { poolNumberWrite } from '../../adapters/table/pool-numbers.ts';
import { simCardMove } from '../../adapters/table/sim-cards.ts';
import { orderWrite } from '../../adapters/table/subscription-orders.ts';
import { userPresence } from '../../adapters/table/users.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { priceOf } from '../../domain/catalogue/price.ts';
import type { Document } from '../../domain/document.ts';
import { DomainError, unknownReference } from '../../domain/domain-error.ts';
import type { IdentityNumber } from '../../domain/identity-number.ts';
import type { ActivityId, OrderId, OrganizationId, PortRequestId, UserId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import { reserveNumber, type PoolNumber, type ReservedFor } from '../../domain/pool-number.ts';
import { needsConsent, type CheckedPort } from '../../domain/port-check.ts';
import { newPortRequest } from '../../domain/port-request.ts';
import { simCardTaken } from '../../domain/sim-card.ts';
import { openStatus, type Order } from '../../domain/subscription-order.ts';
import type { CommonRequest, OrganizationCaller } from '../request.ts';
import { orderJournal } from '../shared/orders/order-journal.ts';
import { placedAction, portJournal } from '../shared/ports/port-journal.ts';
import { needsOf, type OrderBody, type OrderLine } from './order-lines.ts';
import { portWrites } from './ordered-ports.ts';

type Request = CommonRequest & OrganizationCaller & { readonly body: OrderBody };

/** The ids of what a line makes. */
export interface LineIds {
  readonly order: OrderId;
  readonly activity: ActivityId;
  /** Null: its number does not move here. */
  readonly port: { readonly id: PortRequestId; readonly activity: ActivityId } | null;
}

/** The same for a request that comes again. */
export const newLineIds = (newId: Request['newId'], { port }: OrderLine): LineIds => ({
  order: newId('ord'),
  activity: newId('act'),
  port: port === null ? null : { id: newId('prt'), activity: newId('act') },
});

/** The day and moment of an activation. Of a port it is the hour, on the clock of Sweden; else the day in the organisation's time zone. */
export type Activation = Pick<Order, 'activatesOn' | 'timeZone' | 'activatesFrom'>;

/** What was read for a line. */
interface LineRead {
  readonly ids: LineIds;
  readonly activation: Activation;
  /** The number of the pool that it gets; null: none. */
  readonly pooled: PoolNumber | null;
  /** The number that moves here; null: none. */
  readonly port: CheckedPort | null;
  readonly document: Document | null;
  readonly by: UserId | null;
  readonly organizationNumber: IdentityNumber;
}

/** What a line makes. The writes reject at the fields of the line. */
export interface PlacedLine {
  readonly order: Order;
  readonly writes: readonly Write[];
  readonly entries: readonly JournalEntry[];
}

export function placedLine(request: Request, line: OrderLine, read: LineRead): PlacedLine {
  const { organizationId } = request;
  const { ids, pooled, port, by } = read;
  const order = newOrder(request, line, read);
  const entry = { ...orderJournal(request, 'order-placed', { before: null, after: order }), id: ids.activity };
  const reservedFor: ReservedFor = { kind: 'order', id: ids.order, by };
  const writes = [
    orderWrite(organizationId, null, order),
    ...presenceWrites(organizationId, line, order.id),
    ...(pooled === null ? [] : [poolNumberWrite(reserveNumber(pooled, organizationId, reservedFor, request.now))]),
  ];
  if (port === null || ids.port === null) return { order, writes, entries: [entry] };
  const moving = newPortRequest(
    {
      id: ids.port.id,
      orderId: order.id,
      userId: order.userId,
      number: port.number,
      numberKind: port.kind,
      needsConsent: needsConsent(port.identityNumber, read.organizationNumber),
      currentOwner: port.owner,
      documentId: read.document?.id ?? null,
      requestedStart: port.requestedStart,
    },
    request,
  );
  const portEntry = portJournal(request, placedAction(moving), { before: null, after: moving });
  return {
    order,
    writes: [
      ...writes,
      ...portWrites(organizationId, line, { request: moving, port, reservedFor, document: read.document }),
    ],
    entries: [entry, { ...portEntry, id: ids.port.activity }],
  };
}

function newOrder(
  { body, at, now, actor }: Request,
  { userId, number, iccid, shipTo }: OrderLine,
  { ids, activation, port }: LineRead,
): Order {
  const { cards, addonCards } = needsOf(body.products);
  const simCards = cards.map((product) => ({ product, iccid: addonCards.includes(product) ? null : iccid }));
  const awaitsPort = port !== null;
  return {
    id: ids.order,
    status: openStatus({ ...activation, simCards, awaitsPort }, now),
    userId,
    products: currentCatalogue.products.map(({ code }) => code).filter((code) => body.products.includes(code)),
    price: priceOf(currentCatalogue, body.products),
    catalogueVersion: currentCatalogue.version,
    ...activation,
    number: port?.number ?? number,
    simCards,
    shipTo: shipTo ?? body.addonsShipTo ?? null,
    subscriptionId: null,
    replacesSimOf: null,
    orderedBy: actor,
    placedAt: at,
    portRequestId: ids.port?.id ?? null,
    awaitsPort,
    failure: null,
    version: 1,
    revision: 1,
  };
}

/** The condition that the user is there, and the SIM card. */
function presenceWrites(
  organization: OrganizationId,
  { path, userId, iccid }: OrderLine,
  next: OrderId,
): readonly Write[] {
  return [
    userPresence(organization, userId, () => {
      const errors = [unknownReference(`${path}userId`)];
      return new DomainError('invalid-request', { errors });
    }),
    ...(iccid === null
      ? []
      : [
          {
            ...simCardMove('reserve', iccid, { organization, owner: null, next }),
            rejectWith: () => simCardTaken(`${path}sim.iccid`),
          },
        ]),
  ];
}
