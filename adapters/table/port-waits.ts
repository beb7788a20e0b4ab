/** Waits of the porting workflow in the table: PW1 the wait of a port request, PW2 write it. */
import * as z from 'zod';
import type { OrganizationId, PortRequestId } from '../../domain/ids.ts';
import { getItem, putItem, type Table } from './client.ts';
import { keys } from './keys.ts';

/** An execution lives a year at most. */
const keptSeconds = 400 * 24 * 3600;

const schema = z.object({
  attempt: z.number(),
  outcome: z.string(),
  taskToken: z.string(),
});

/** Where the workflow waits for a port request. */
export interface PortWait {
  readonly attempt: number;
  /** Where the request was when the wait began: the workflow knows that much. */
  readonly outcome: string;
  /** What ends the wait. Step Functions knows when it is over: a wait stays here until the next one. */
  readonly taskToken: string;
}

/** PW1 The latest wait of a port request, or null. GetItem, consistent, 1 RCU. */
export async function findPortWait(
  table: Table,
  organization: OrganizationId,
  id: PortRequestId,
): Promise<PortWait | null> {
  const item = await getItem(table, keys.portWait(organization, id));
  return item && schema.parse(item);
}

/** PW2 Stores the latest wait of a port request, unless a later attempt waits. PutItem, 1 WCU. @param now epoch milliseconds */
export async function putPortWait(
  table: Table,
  organization: OrganizationId,
  id: PortRequestId,
  wait: PortWait,
  now: number,
): Promise<void> {
  await putItem(
    table,
    { ...keys.portWait(organization, id), ...wait, expiresAtEpochSeconds: Math.ceil(now / 1000) + keptSeconds },
    { expression: 'attribute_not_exists(pk) OR attempt <= :attempt', values: { ':attempt': wait.attempt } },
  );
}
