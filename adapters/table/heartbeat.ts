/** The heartbeat in the table: H1 write it. Its item gives the stream something to bring every five minutes, also when nobody changes anything. */
import { updateItem, type Item, type Table } from './client.ts';
import { operatorKeys } from './keys.ts';

/** What the stream's filters look at. */
const kind = 'heartbeat';

/** H1 Writes the heartbeat. UpdateItem, 1 WCU. @param at ISO 8601, UTC */
export async function writeHeartbeat(table: Table, at: string): Promise<void> {
  await updateItem(table, operatorKeys.heartbeat(), {
    UpdateExpression: 'SET kind = :kind, beatenAt = :at',
    values: { ':kind': kind, ':at': at },
  });
}

/** When the heartbeat was written that a stream record brings; null: the record brings something else. */
export const heartbeatOf = (image: Item): string | null => (image['kind'] === kind ? String(image['beatenAt']) : null);
