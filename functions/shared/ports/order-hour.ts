import type { Table } from '../../../adapters/table/client.ts';
import { findOrder, orderWrite } from '../../../adapters/table/subscription-orders.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import { activationOf, type PortRequest } from '../../../domain/port-request.ts';
import { isOpen } from '../../../domain/subscription-order.ts';
import type { AlsoWritten } from './commit-port-event.ts';

/** The write that makes the day of an order that of its port, when an event moves the hour. */
export async function orderHourWrites(
  table: Table,
  organization: OrganizationId,
  after: PortRequest,
  before: PortRequest,
): Promise<AlsoWritten> {
  const activation = activationOf(after);
  if (activation.activatesFrom === activationOf(before).activatesFrom) return { writes: [] };
  const order = await findOrder(table, organization, after.orderId);
  if (order === null || !isOpen(order)) return { writes: [] };
  return { writes: [orderWrite(organization, order, { ...order, ...activation, version: order.version + 1 })] };
}
