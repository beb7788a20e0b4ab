/**
 * Inspects what people uploaded. Each message of the queue is an event of S3, "Object Created" in the quarantine bucket; what fails comes
 * again until the queue gives it up.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { openFiles, uploadOf } from '../../adapters/files.ts';
import { openTable } from '../../adapters/table/client.ts';
import { log } from '../log.ts';
import { bucketsOf, bucketSettings, readSettings } from '../settings.ts';
import { runAt } from '../shared/settle/run.ts';
import { failureOf, worker } from '../stack.ts';
import { inspectInThread } from './threaded-inspection.ts';
import { inspectUpload } from './inspect-upload.ts';

const settings = readSettings('TABLE_NAME', ...bucketSettings);
/** A file of 10 MB is read and written. */
const fileMilliseconds = 15_000;
const dependencies = {
  table: openTable(settings.TABLE_NAME),
  files: openFiles(bucketsOf(settings), fileMilliseconds),
  inspect: inspectInThread,
};

export const handler = worker(
  async ({ Records: records }: SQSEvent, context: { awsRequestId: string }): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    for (const { body, messageId } of records) {
      try {
        const { organizationId, id } = uploadOf(body);
        const inspection = await inspectUpload(
          dependencies,
          organizationId,
          id,
          runAt(Date.now(), context.awsRequestId),
        );
        log('info', 'inspected', { organizationId, id, inspection });
      } catch (error) {
        log('error', 'not inspected', { error: failureOf(error) });
        failed.push(messageId);
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  },
);
