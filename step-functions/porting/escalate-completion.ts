import { completeBy } from '../../domain/port-request.ts';
import { logEscalation } from '../../functions/shared/ports/log-escalation.ts';
import { moveWhen } from './move-when.ts';

/** The losing operator has not completed the port in time: the operator's staff are asked to, now and every 30 days. */
export const escalateCompletion = moveWhen({
  isDue: (request, now) =>
    request.state === 'porting' && request.needsOperator !== 'completion-overdue' && completeBy(request) <= now,
  event: { kind: 'operator-needed', reason: 'completion-overdue' },
  afterwards: (_, input, request) => {
    if (request.needsOperator === 'completion-overdue') logEscalation(input, 'completion-overdue');
    return Promise.resolve(request);
  },
});
