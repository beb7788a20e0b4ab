/** Addresses that mail does not reach: MB1 whether one is such, MB2 note one. Of all organisations: a mailbox that is gone is gone for all of them. */
import { getItem, putItem, type Table } from './client.ts';
import { operatorKeys } from './keys.ts';

/** Why nothing is written to an address any more: it has no mailbox, or its owner called a mail spam. */
export type BounceKind = 'bounce' | 'complaint';

/** MB1 Whether an address has bounced, by its hash. GetItem, consistent, 1 RCU. */
export const hasBounced = async (table: Table, addressHash: string): Promise<boolean> =>
  (await getItem(table, operatorKeys.mailBounce(addressHash))) !== null;

/** MB2 Notes that an address has bounced; the first time stays. False: it was noted before. PutItem, 1 WCU. */
export async function noteBounce(
  table: Table,
  addressHash: string,
  noted: { readonly kind: BounceKind; readonly at: string },
): Promise<boolean> {
  const { done } = await putItem(
    table,
    { ...operatorKeys.mailBounce(addressHash), bounce: noted.kind, bouncedAt: noted.at },
    { expression: 'attribute_not_exists(pk)' },
  );
  return done;
}
