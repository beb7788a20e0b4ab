/** How the order of a port goes on when the losing operator says that the number has moved, or that it did not. */
import type { Table } from '../../../adapters/table/client.ts';
import { poolNumberDelete, poolNumberWrite, findPoolNumbers } from '../../../adapters/table/pool-numbers.ts';
import { findOrder, orderWrite } from '../../../adapters/table/subscription-orders.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import { isPortingInFor, type PoolNumber } from '../../../domain/pool-number.ts';
import type { PortRequest } from '../../../domain/port-request.ts';
import { isOpen, openStatus, type Order, type OrderFailure } from '../../../domain/subscription-order.ts';
import { log } from '../../log.ts';
import type { EntryMaker } from '../entry-maker.ts';
import { activationWrites, failureWrites, readForActivation, readiness } from '../orders/activate-order.ts';
import type { AlsoWritten, PortStep } from './commit-port-event.ts';
import { logEscalation } from './log-escalation.ts';

/**
 * The number has moved: order, number, SIM cards, subscription and user become active with the request. While a SIM card is missing, the
 * number is reserved for the order, which goes on as any other. An order that cannot be activated fails; the number is here all the same.
 * @param lost what of the order somebody else was found to have
 */
export async function completedStep(
  table: Table,
  organization: OrganizationId,
  request: PortRequest,
  { maker, lost }: { readonly maker: EntryMaker; readonly lost: OrderFailure | null },
): Promise<PortStep> {
  const order = await findOrder(table, organization, request.orderId);
  if (order === null || !isOpen(order)) return needsOperator(organization, request, 'order-failed', { writes: [] });
  const read = await readForActivation(table, organization, order, { hasArrived: true });
  if (order.simCards.some(({ iccid }) => iccid === null)) {
    const waiting: Order = { ...order, ...openStatusOf({ ...order, awaitsPort: false }, maker) };
    const writes = [orderWrite(organization, order, waiting), ...arrivedWrites(read.number, order)];
    return needsOperator(organization, request, 'sim-card-missing', { writes });
  }
  const ready = lost === null ? readiness(order, read, Date.parse(maker.at)) : { failure: lost };
  if (!('failure' in ready))
    return {
      event: { kind: 'completed', needsOperator: null },
      also: () => activationWrites(table, organization, { order, ready }, maker),
    };
  logOrderFailure(organization, order, ready.failure, maker);
  const { writes, entries } = failureWrites(organization, order, ready.failure, maker);
  const all = [...writes, ...arrivedWrites(read.number, order)];
  return needsOperator(organization, request, 'order-failed', { writes: all, entries });
}

const openStatusOf = (order: Order, { at }: EntryMaker): Pick<Order, 'awaitsPort' | 'status' | 'version'> => ({
  awaitsPort: order.awaitsPort,
  status: openStatus(order, Date.parse(at)),
  version: order.version + 1,
});

/** A number that is reserved for the order: it was read as one that has moved here. */
const arrivedWrites = (number: PoolNumber | null, { id }: Order) =>
  number !== null && number.reservedFor?.id === id ? [poolNumberWrite(number)] : [];

function needsOperator(
  organizationId: OrganizationId,
  { id: portRequestId, attempt }: PortRequest,
  reason: 'order-failed' | 'sim-card-missing',
  also: AlsoWritten,
): PortStep {
  logEscalation({ organizationId, portRequestId, attempt }, reason);
  return { event: { kind: 'completed', needsOperator: reason }, also: () => Promise.resolve(also) };
}

/** The number works again at the losing operator: the order fails, and the number can be ordered anew. */
export async function failedStep(
  table: Table,
  organization: OrganizationId,
  request: PortRequest,
  { maker, text }: { readonly maker: EntryMaker; readonly text: string | null },
): Promise<PortStep> {
  const [order, numbers] = await Promise.all([
    findOrder(table, organization, request.orderId),
    findPoolNumbers(table, [request.number]),
  ]);
  logEscalation({ organizationId: organization, portRequestId: request.id, attempt: request.attempt }, 'port-failed');
  const failed =
    order !== null && isOpen(order) ? failureWrites(organization, order, 'port-failed', maker) : { writes: [] };
  const freed = [...numbers.values()].filter((number) => isPortingInFor(number, request.orderId));
  const writes = [...failed.writes, ...freed.map(poolNumberDelete)];
  return { event: { kind: 'failed', text }, also: () => Promise.resolve({ ...failed, writes }) };
}

function logOrderFailure(
  organizationId: OrganizationId,
  { id }: Order,
  failure: OrderFailure,
  { requestId }: EntryMaker,
): void {
  log('error', 'order failed', { requestId, organizationId, orderId: id, failure, failed: 1 });
}
