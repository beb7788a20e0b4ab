/** What time alone makes due of port requests. What a running port waits for, the workflow waits for: see ADR 0057. */
import { toInstant, type EpochMilliseconds } from './local-date.ts';
import { withRow, type OperatorReason, type PortEventBy, type PortRequest } from './port-request.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long an administrator may leave a request without consent or correction before the operator's staff ask. */
const longestWait = 30 * day;
/** How long an attempt may stay unsent before it is announced again, and before the operator's staff look into it. */
const unsent = { announceAgainAfter: 10 * minute, escalateAfter: 60 * minute };
/** How long the identity number is kept after the request came to nothing (dataskyddsförordningen, article 5.1 e), and after completion. */
const identityKept = { afterNothing: 90 * day, afterCompletion: 30 * day };

/** Whether an administrator must do something before the request goes on. */
export const waitsForAdministrator = ({ state }: Pick<PortRequest, 'state'>): boolean =>
  state === 'awaiting-consent' || state === 'rejected';

/** When the operator's staff ask an administrator who has not consented or corrected. */
export const administratorBy = ({ since }: PortRequest): EpochMilliseconds => Date.parse(since) + longestWait;

/** When something is due of a request by time alone; null: the workflow waits for it, the operator's staff have it, or it is over. */
export function portRequestDueAt(request: PortRequest): EpochMilliseconds | null {
  if (request.needsOperator !== null) return null;
  if (waitsForAdministrator(request)) return administratorBy(request);
  const isUnsent = request.state === 'submitted' && request.sentAt === null;
  return isUnsent ? Date.parse(request.announcedAt) + unsent.announceAgainAfter : null;
}

/** What is due of a request by now: staff ask, or an attempt that the workflow has not sent is announced again. Null: nothing. */
export function portRequestDue(request: PortRequest, now: EpochMilliseconds): OperatorReason | 'announce' | null {
  const at = portRequestDueAt(request);
  if (at === null || at > now) return null;
  if (waitsForAdministrator(request)) return request.state === 'rejected' ? 'correction-overdue' : 'consent-overdue';
  return now - Date.parse(request.since) >= unsent.escalateAfter ? 'workflow-failed' : 'announce';
}

/** When the whole identity number is erased; null: it is needed, or was erased. */
export function identityDueAt({
  state,
  since,
  identityErasedAt,
}: Pick<PortRequest, 'state' | 'since' | 'identityErasedAt'>): EpochMilliseconds | null {
  if (identityErasedAt !== null) return null;
  if (state === 'completed') return Date.parse(since) + identityKept.afterCompletion;
  const cameToNothing = state === 'rejected' || state === 'cancelled' || state === 'failed';
  return cameToNothing ? Date.parse(since) + identityKept.afterNothing : null;
}

/** A request whose whole identity number is erased now. */
export const identityErased = (request: PortRequest, { actor, now }: PortEventBy): PortRequest => ({
  ...request,
  identityErasedAt: toInstant(now),
  timeline: withRow(request.timeline, {
    at: toInstant(now),
    actor,
    from: request.state,
    to: request.state,
    reason: 'identity-erased',
  }),
});
