/**
 * Notes the addresses that mail does not reach. Each message of the queue is an event of SES, "Email Bounced" or "Email Complaint Received"; what fails comes
 * again until the queue gives it up.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { openTable } from '../../adapters/table/client.ts';
import { readSettings } from '../settings.ts';
import { worker } from '../stack.ts';
import { noteBounces } from './note-bounces.ts';

const table = openTable(readSettings('TABLE_NAME').TABLE_NAME);

export const handler = worker(({ Records: records }: SQSEvent): Promise<SQSBatchResponse> =>
  noteBounces({ table }, records),
);
