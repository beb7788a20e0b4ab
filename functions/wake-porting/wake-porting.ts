import { endWait, type PortAttempt, type PortingWaits } from '../../adapters/porting-workflow.ts';
import type { Table } from '../../adapters/table/client.ts';
import { findPortRequest } from '../../adapters/table/port-requests.ts';
import { findPortWait } from '../../adapters/table/port-waits.ts';
import { positionOf } from '../../domain/port-position.ts';

export interface WakePortingDependencies {
  readonly table: Table;
  readonly waits: PortingWaits;
}

/**
 * What became of the wait of an attempt.
 * - `none`: the workflow does not wait yet. Its next wait reads the request, after it is stored, and ends itself.
 * - `known`: the workflow knows where the request is.
 * - `gone`: the wait is over. What the workflow does after it reads the request.
 */
type Woken = 'none' | 'known' | 'ended' | 'gone';

/**
 * Ends the wait of an attempt, and of the one before it, which a new attempt supersedes. An event may come late or twice: what counts is the request as
 * it is in the table now.
 */
export async function wakePorting(
  { table, waits }: WakePortingDependencies,
  of: PortAttempt,
): Promise<readonly Woken[]> {
  const attempts = of.attempt === 1 ? [1] : [of.attempt - 1, of.attempt];
  const [request, ...found] = await Promise.all([
    findPortRequest(table, of.organizationId, of.portRequestId),
    ...attempts.map((attempt) => findPortWait(table, { ...of, attempt })),
  ]);
  return Promise.all(
    attempts.map(async (attempt, place): Promise<Woken> => {
      const wait = found[place] ?? null;
      if (wait === null) return 'none';
      const position = positionOf(request, attempt);
      return position.outcome === wait.outcome ? 'known' : endWait(waits, wait.taskToken, { ...position });
    }),
  );
}
