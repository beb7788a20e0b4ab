import type { Table } from '../../../adapters/table/client.ts';
import { documentWrite, findDocument } from '../../../adapters/table/documents.ts';
import { getOrder, orderWrite } from '../../../adapters/table/subscription-orders.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { PortRequest } from '../../../domain/port-request.ts';
import type { Order } from '../../../domain/subscription-order.ts';
import type { EntryMaker } from '../entry-maker.ts';
import { releaseWrites } from '../orders/cancel-order.ts';
import { orderJournal } from '../orders/order-journal.ts';
import { commitPortEvent, type AlsoWritten, type PortEventPlace } from './commit-port-event.ts';
import { releasedDocument } from './port-document.ts';

/**
 * Cancels a port and its order in one transaction: the number stays where it is, its SIM cards are free, another request may use the document. One
 * that is cancelled stays so. @throws DomainError `illegal-transition` from the cut-off on
 */
export const cancelPort = (table: Table, place: PortEventPlace, maker: EntryMaker): Promise<PortRequest> =>
  commitPortEvent(table, place, maker, async (before) =>
    before.state === 'cancelled'
      ? null
      : { event: { kind: 'cancel' }, also: (after) => withOrder(table, place.organizationId, after, maker) },
  );

async function withOrder(
  table: Table,
  organization: OrganizationId,
  { orderId, documentId, id }: PortRequest,
  maker: EntryMaker,
): Promise<AlsoWritten> {
  const [before, document] = await Promise.all([
    getOrder(table, organization, orderId),
    documentId === null ? null : findDocument(table, organization, documentId),
  ]);
  const after: Order = { ...before, status: 'cancelled', awaitsPort: false, version: before.version + 1 };
  return {
    writes: [
      orderWrite(organization, before, after),
      ...(await releaseWrites(table, organization, before)),
      ...(document?.usedBy === id
        ? [documentWrite(organization, document, releasedDocument(document, Date.parse(maker.at)))]
        : []),
    ],
    entries: [orderJournal(maker, 'order-cancelled', { before, after })],
  };
}
