/** Ends the wait of the porting workflow when the bus says that a port request has moved on. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { openPortingWaits } from '../../adapters/porting-workflow.ts';
import { openTable } from '../../adapters/table/client.ts';
import { readSettings } from '../settings.ts';
import { forEachPortEvent } from '../shared/ports/port-events.ts';
import { worker } from '../stack.ts';
import { wakePorting } from './wake-porting.ts';

const dependencies = { table: openTable(readSettings('TABLE_NAME').TABLE_NAME), waits: openPortingWaits() };

export const handler = worker(({ Records: records }: SQSEvent): Promise<SQSBatchResponse> =>
  forEachPortEvent(records, 'port woken', async (attempt) => ({ waits: await wakePorting(dependencies, attempt) })),
);
