import { log } from '../../log.ts';
import type { OrganizationId, PortRequestId } from '../../../domain/ids.ts';
import type { OperatorReason } from '../../../domain/port-request.ts';

/**
 * Says in the log that only the operator's staff can bring a request to an end. Alarms count the line, so it is written before the request: nobody comes
 * back to one that waits for them.
 */
export const logEscalation = (
  of: { readonly organizationId: OrganizationId; readonly portRequestId: PortRequestId; readonly attempt: number },
  reason: OperatorReason,
): void =>
  log('error', 'port escalated', {
    organizationId: of.organizationId,
    portRequestId: of.portRequestId,
    attempt: of.attempt,
    reason,
    escalated: 1,
  });
