/** Processes the events about port requests that a rule of the event bus has put into a queue. */
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { PortAttempt } from '../../../adapters/porting-workflow.ts';
import { idSchema } from '../../../adapters/table/stored-values.ts';
import { log } from '../../log.ts';
import { forEachMessage } from '../for-each-message.ts';

/** The event as EventBridge writes it into a message, of which more is not needed. */
const message = z.object({
  detail: z.object({ organizationId: idSchema('org'), entityId: idSchema('prt'), attempt: z.int().min(1) }),
});

/**
 * Does something for the attempt that each event is about. Events come twice and in any order. One that fails comes again until the queue gives it up,
 * and does not keep the others waiting.
 * @param done what the log says of one that was processed
 */
export function forEachPortEvent(
  records: readonly SQSRecord[],
  done: string,
  work: (attempt: PortAttempt) => Promise<Readonly<Record<string, readonly string[]>> | void>,
): Promise<SQSBatchResponse> {
  return forEachMessage(records, `not ${done}`, async (body) => {
    const { organizationId, entityId: portRequestId, attempt } = message.parse(JSON.parse(body)).detail;
    const outcome = await work({ organizationId, portRequestId, attempt });
    log('info', done, { organizationId, portRequestId, attempt, ...outcome });
  });
}
