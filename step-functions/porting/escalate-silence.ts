import { answerBy } from '../../domain/port-request.ts';
import { logEscalation } from '../../functions/shared/ports/log-escalation.ts';
import { moveWhen } from './move-when.ts';

/** The losing operator has not answered in time: the operator's staff are asked to, now and every 30 days. A late answer still counts. */
export const escalateSilence = moveWhen({
  isDue: (request, now) => request.state === 'submitted' && (answerBy(request) ?? Infinity) <= now,
  event: { kind: 'answer-overdue' },
  afterwards: (_, input, request) => {
    if (request.state === 'donor-silent') logEscalation(input, 'answer-overdue');
    return Promise.resolve(request);
  },
});
