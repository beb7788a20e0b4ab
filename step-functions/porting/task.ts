import type { PortAttempt, PortingWaits } from '../../adapters/porting-workflow.ts';
import type { Sms } from '../../adapters/sms.ts';
import type { Table } from '../../adapters/table/client.ts';
import type { PortOutcome, PortPosition } from '../../domain/port-position.ts';
import type { Run } from '../../functions/shared/settle/run.ts';
import type { TextLimits } from '../../functions/shared/text-limits.ts';

/** What the Tasks of the porting workflow are given. */
export interface PortingTaskDependencies {
  readonly table: Table;
  readonly waits: PortingWaits;
  readonly sms: Sms;
  readonly textLimits: TextLimits;
}

/** The attempt of the execution, and of a wait where the workflow knows the request to be, and the token that ends it. */
export interface PortingTaskInput extends PortAttempt {
  readonly outcome?: PortOutcome | undefined;
  readonly taskToken?: string | undefined;
}

/**
 * A Task of the porting workflow. It may run twice, late, or after the attempt is over: it reads the request first and does what is still to be done.
 * @returns where the request is then
 */
export type PortingTask = (
  dependencies: PortingTaskDependencies,
  input: PortingTaskInput,
  run: Run,
) => Promise<PortPosition>;
