/** Where a port request is, as the porting workflow sees it: which wait comes next, and until when. */
import { toInstant } from './local-date.ts';
import { answerBy, completeBy, cutOffAt, isOver, portStartAt, portStates, type PortRequest } from './port-request.ts';

/**
 * What the workflow chooses its next step by. `superseded`: the attempt is no longer the request's; another execution has it, or the request waits for
 * an administrator.
 */
export const portOutcomes = [...portStates, 'completion-overdue', 'superseded'] as const;
export type PortOutcome = (typeof portOutcomes)[number];

/** Instants are ISO 8601, UTC: a definition in JSONata compares them. */
export interface PortPosition {
  readonly outcome: PortOutcome;
  readonly answerBy?: string;
  readonly cutOffAt?: string;
  readonly startsAt?: string;
  readonly completeBy?: string;
}

/** Where an attempt of a request is. @param request null: there is none */
export function positionOf(request: PortRequest | null, attempt: number): PortPosition {
  if (request === null || request.attempt !== attempt || request.state === 'awaiting-consent')
    return { outcome: 'superseded' };
  if (isOver(request) || request.state === 'rejected') return { outcome: request.state };
  const answer = answerBy(request);
  const isOverdue = request.state === 'porting' && request.needsOperator === 'completion-overdue';
  return {
    outcome: isOverdue ? 'completion-overdue' : request.state,
    ...(answer !== null && { answerBy: toInstant(answer) }),
    cutOffAt: toInstant(cutOffAt(request)),
    startsAt: toInstant(portStartAt(request)),
    completeBy: toInstant(completeBy(request)),
  };
}
