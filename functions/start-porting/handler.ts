/** Starts the porting workflow for each attempt of a port request: what the bus says was requested, or rescheduled. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { openPortingWorkflow, startPorting } from '../../adapters/porting-workflow.ts';
import { readSettings } from '../settings.ts';
import { forEachPortEvent } from '../shared/ports/port-events.ts';
import { worker } from '../stack.ts';

const workflow = openPortingWorkflow(readSettings('STATE_MACHINE_ARN').STATE_MACHINE_ARN);

export const handler = worker(({ Records: records }: SQSEvent): Promise<SQSBatchResponse> =>
  forEachPortEvent(records, 'port started', (attempt) => startPorting(workflow, attempt)),
);
