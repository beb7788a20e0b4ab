/**
 * The porting workflow: Step Functions runs one execution for each attempt of a port request. An execution knows ids only; what is true of the request
 * is in the table.
 */
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { OrganizationId, PortRequestId } from '../domain/ids.ts';
import { keepDeadlines } from './deadline.ts';

/** The attempt of a port request that an execution runs: the whole input of the execution. */
export interface PortAttempt {
  readonly organizationId: OrganizationId;
  readonly portRequestId: PortRequestId;
  readonly attempt: number;
}

const openClient = (): SFNClient =>
  keepDeadlines(
    new SFNClient({
      maxAttempts: 4,
      requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
    }),
  );

/** Starts executions of one state machine. */
export interface PortingWorkflow {
  readonly stateMachineArn: string;
  readonly client: SFNClient;
}

export const openPortingWorkflow = (stateMachineArn: string): PortingWorkflow => ({
  stateMachineArn,
  client: openClient(),
});

/**
 * Starts the execution of an attempt. Its name is made of the attempt, and Step Functions keeps a name for 90 days after the end of its execution: that it
 * exists already is success.
 */
export async function startPorting({ stateMachineArn, client }: PortingWorkflow, attempt: PortAttempt): Promise<void> {
  const { organizationId, portRequestId } = attempt;
  try {
    await client.send(
      new StartExecutionCommand({
        stateMachineArn,
        name: `${portRequestId}-${attempt.attempt}`,
        input: JSON.stringify({ organizationId, portRequestId, attempt: attempt.attempt }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
}

/** Ends waits of executions. */
export interface PortingWaits {
  readonly client: SFNClient;
}

export const openPortingWaits = (): PortingWaits => ({ client: openClient() });

/** Ends a wait with a result. `gone`: nobody waits with that token any more, because its wait has ended or timed out. */
export async function endWait(
  { client }: PortingWaits,
  taskToken: string,
  result: Readonly<Record<string, unknown>>,
): Promise<'ended' | 'gone'> {
  try {
    await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(result) }));
    return 'ended';
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken)
      return 'gone';
    throw error;
  }
}
