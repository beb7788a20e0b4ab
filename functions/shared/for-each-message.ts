import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { log } from '../log.ts';
import { severalAtOnce } from '../several-at-once.ts';
import { failureOf } from '../stack.ts';

/**
 * Does something with the body of each message of a queue. One that fails comes again until the queue gives it up, and does not keep the others waiting.
 * @param failure what the log says of one that failed
 */
export async function forEachMessage(
  records: readonly SQSRecord[],
  failure: string,
  work: (body: string) => Promise<void>,
): Promise<SQSBatchResponse> {
  const failed: string[] = [];
  await severalAtOnce(records, async ({ body, messageId }) => {
    try {
      await work(body);
    } catch (error) {
      log('error', failure, { error: failureOf(error) });
      failed.push(messageId);
    }
  });
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
