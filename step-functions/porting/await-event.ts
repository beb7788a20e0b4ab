import { endWait } from '../../adapters/porting-workflow.ts';
import { findPortRequest } from '../../adapters/table/port-requests.ts';
import { storePortWait } from '../../adapters/table/port-waits.ts';
import { positionOf } from '../../domain/port-position.ts';
import type { PortingTask } from './task.ts';

/**
 * Stores the token of a wait, by which `wake-porting` ends it. An answer may come before its wait: the request is read after the token is stored, and a
 * wait for what has happened is ended at once.
 */
export const awaitEvent: PortingTask = async ({ table, waits }, { outcome, taskToken, ...of }, { now }) => {
  if (outcome === undefined || taskToken === undefined) throw new Error('a wait has an outcome and a token');
  await storePortWait(table, of, { outcome, taskToken }, now);
  const position = positionOf(await findPortRequest(table, of.organizationId, of.portRequestId), of.attempt);
  if (position.outcome !== outcome) await endWait(waits, taskToken, { ...position });
  return position;
};
