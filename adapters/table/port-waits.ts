/** Waits of the porting workflow in the table: PW1 the wait of an attempt, PW2 store it. */
import * as z from 'zod';
import type { OrganizationId, PortRequestId } from '../../domain/ids.ts';
import { getItem, updateItem, type Table } from './client.ts';
import { keys } from './keys.ts';

/** An execution lives a year at most. */
const keptSeconds = 400 * 24 * 3600;

const schema = z.object({ outcome: z.string(), taskToken: z.string() });

/** Where the workflow waits. */
export interface PortWait {
  /** Where the request was when the wait began: the workflow knows that much. */
  readonly outcome: string;
  /** What ends the wait. Step Functions knows when it is over: a wait stays here until the next one of its attempt. */
  readonly taskToken: string;
}

/** An attempt of a port request. */
interface Of {
  readonly organizationId: OrganizationId;
  readonly portRequestId: PortRequestId;
  readonly attempt: number;
}

const keyOf = ({ organizationId, portRequestId, attempt }: Of) => keys.portWait(organizationId, portRequestId, attempt);

/** PW1 The latest wait of an attempt, or null. GetItem, consistent, 1 RCU. */
export async function findPortWait(table: Table, of: Of): Promise<PortWait | null> {
  const item = await getItem(table, keyOf(of));
  return item && schema.parse(item);
}

/** PW2 Stores the latest wait of an attempt. UpdateItem, 1 WCU. @param now epoch milliseconds */
export async function storePortWait(
  table: Table,
  of: Of,
  { outcome, taskToken }: PortWait,
  now: number,
): Promise<void> {
  await updateItem(table, keyOf(of), {
    UpdateExpression: 'SET outcome = :outcome, taskToken = :taskToken, expiresAtEpochSeconds = :expires',
    values: { ':outcome': outcome, ':taskToken': taskToken, ':expires': Math.ceil(now / 1000) + keptSeconds },
  });
}
