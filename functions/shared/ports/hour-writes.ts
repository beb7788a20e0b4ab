import type { Table } from '../../../adapters/table/client.ts';
import { documentWrite, findDocument } from '../../../adapters/table/documents.ts';
import { findOrder, orderWrite } from '../../../adapters/table/subscription-orders.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import { activationOf, type PortRequest } from '../../../domain/port-request.ts';
import { isOpen } from '../../../domain/subscription-order.ts';
import type { AlsoWritten } from './commit-port-event.ts';
import { usedDocument } from './port-document.ts';

/**
 * The writes that follow when an event moves the hour of a port: the day of its order is that of the port, and its power of attorney is kept
 * from then on. A document that the event itself has put in place of another one has its date already.
 */
export async function hourWrites(
  table: Table,
  organization: OrganizationId,
  after: PortRequest,
  before: PortRequest,
): Promise<AlsoWritten> {
  const activation = activationOf(after);
  if (activation.activatesFrom === activationOf(before).activatesFrom) return { writes: [] };
  const kept = after.documentId === before.documentId ? after.documentId : null;
  const [order, document] = await Promise.all([
    findOrder(table, organization, after.orderId),
    kept === null ? null : findDocument(table, organization, kept),
  ]);
  return {
    writes: [
      ...(order === null || !isOpen(order)
        ? []
        : [orderWrite(organization, order, { ...order, ...activation, version: order.version + 1 })]),
      ...(document?.usedBy === after.id ? [documentWrite(organization, document, usedDocument(document, after))] : []),
    ],
  };
}
