import type { PortAttempt } from '../../adapters/porting-workflow.ts';
import type { OperatorReason } from '../../domain/port-request.ts';
import { log } from '../../functions/log.ts';

/** Says in the log that only the operator's staff can bring a request to an end. An alarm counts the line: see `lib/porting-stack.ts`. */
export const logEscalation = ({ organizationId, portRequestId, attempt }: PortAttempt, reason: OperatorReason): void =>
  log('error', 'port escalated', { organizationId, portRequestId, attempt, reason, escalated: 1 });
