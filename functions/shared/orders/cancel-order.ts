import type { Table } from '../../../adapters/table/client.ts';
import type { Write } from '../../../adapters/table/commit.ts';
import { findPoolNumbers, poolNumberDelete, poolNumberWrite } from '../../../adapters/table/pool-numbers.ts';
import { ownedSimCards, simCardMove } from '../../../adapters/table/sim-cards.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import { isPortingInFor, isReservedForOrder, releaseNumber } from '../../../domain/pool-number.ts';
import type { Order } from '../../../domain/subscription-order.ts';

/**
 * The writes that free what an order has: its number goes back to its pool, or stays where it is when it was to move here; its SIM cards are free. An
 * order that failed may have lost either: what somebody else has by now stays there.
 */
export async function releaseWrites(
  table: Table,
  organization: OrganizationId,
  { id, number, simCards }: Order,
): Promise<readonly Write[]> {
  const [numbers, cards] = await Promise.all([
    findPoolNumbers(table, number === null ? [] : [number]),
    ownedSimCards(
      table,
      simCards.flatMap(({ iccid }) => iccid ?? []),
      id,
    ),
  ]);
  return [
    ...[...numbers.values()].flatMap((item) => {
      if (isPortingInFor(item, id)) return [poolNumberDelete(item)];
      return isReservedForOrder(item, id) ? [poolNumberWrite(releaseNumber(item))] : [];
    }),
    ...cards.map((iccid) => simCardMove('release', iccid, { organization, owner: id, next: null })),
  ];
}
