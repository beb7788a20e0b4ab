import type { Table } from '../../../adapters/table/client.ts';
import type { Write } from '../../../adapters/table/commit.ts';
import { findPortRequest, portRequestWrite } from '../../../adapters/table/port-requests.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { Order } from '../../../domain/subscription-order.ts';

/**
 * The write by which a port that lacked a SIM card needs the operator's staff no longer, since all cards of its order are known.
 * Rejects with ConcurrentWrite.
 */
export async function simCardsKnownWrites(
  table: Table,
  organization: OrganizationId,
  { portRequestId, simCards }: Pick<Order, 'portRequestId' | 'simCards'>,
): Promise<readonly Write[]> {
  if (portRequestId === null || simCards.some(({ iccid }) => iccid === null)) return [];
  const port = await findPortRequest(table, organization, portRequestId);
  if (port?.needsOperator !== 'sim-card-missing') return [];
  return [portRequestWrite(organization, port, { ...port, needsOperator: null })];
}
