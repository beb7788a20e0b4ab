import { findOrder } from '../../adapters/table/subscription-orders.ts';
import { isUnderWay, type PortRequest } from '../../domain/port-request.ts';
import { commitPortEvent } from '../../functions/shared/ports/commit-port-event.ts';
import { system, type Run } from '../../functions/shared/settle/run.ts';
import { logEscalation } from '../../functions/shared/ports/log-escalation.ts';
import type { PortingTaskDependencies, PortingTaskInput } from './task.ts';

/**
 * The last gate before the hour: the number cannot be used here without its SIM cards. The port goes on, since the losing operator moves the number at
 * its hour, and the operator's staff find out what became of the cards.
 */
export async function askAboutSimCards(
  { table }: PortingTaskDependencies,
  input: PortingTaskInput,
  { id, orderId }: PortRequest,
  run: Run,
): Promise<PortRequest> {
  const { organizationId, attempt } = input;
  return commitPortEvent(table, { organizationId, id }, { ...run, actor: system }, async (request) => {
    if (!isUnderWay(request, attempt) || request.needsOperator !== null) return null;
    const order = await findOrder(table, organizationId, orderId);
    if (order === null || order.simCards.every(({ iccid }) => iccid !== null)) return null;
    // The alarm is first: a run that dies after the write would find the operator called.
    logEscalation(input, 'sim-card-missing');
    return { event: { kind: 'operator-needed', reason: 'sim-card-missing' } };
  });
}
