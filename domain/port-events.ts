/**
 * The porting saga: {@link advance} says what an event makes of a request. The workflow in `step-functions/porting/` only waits; every decision is
 * made here.
 */
import { DomainError } from './domain-error.ts';
import type { DocumentId } from './ids.ts';
import { toInstant, type EpochMilliseconds } from './local-date.ts';
import {
  cutOffAt,
  portStates,
  withRow,
  type OperatorReason,
  type PortEventBy,
  type PortRequest,
  type PortState,
  type Rejection,
  type TimelineRow,
} from './port-request.ts';
import type { LocalDateTime } from './time-zone.ts';

/** What can happen to a request. Each is what an administrator, the losing operator or the system does. */
export type PortEvent =
  | { readonly kind: 'consent'; readonly documentId: DocumentId }
  | { readonly kind: 'resubmit'; readonly corrected: PortCorrection }
  | { readonly kind: 'reschedule'; readonly requestedStart: LocalDateTime }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'accepted'; readonly confirmedStart: LocalDateTime | null }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'completed'; readonly needsOperator: OperatorReason | null }
  | { readonly kind: 'failed'; readonly text: string | null }
  | { readonly kind: 'sent' }
  | { readonly kind: 'answer-overdue' }
  | { readonly kind: 'cut-off-passed' }
  | { readonly kind: 'hour-came' }
  | { readonly kind: 'operator-needed'; readonly reason: OperatorReason };
export type PortEventKind = PortEvent['kind'];

/** The fields of a request after the administrator's correction. */
export type PortCorrection = Pick<
  PortRequest,
  'currentOwner' | 'needsConsent' | 'documentId' | 'requestedStart' | 'identityErasedAt'
>;

/** The states in which each event is legal. Everything else is rejected and changes nothing. */
const legal = {
  consent: ['awaiting-consent'],
  resubmit: ['rejected'],
  reschedule: ['awaiting-consent', 'submitted', 'donor-silent', 'accepted'],
  cancel: ['awaiting-consent', 'submitted', 'rejected', 'donor-silent', 'accepted'],
  accepted: ['submitted', 'donor-silent'],
  rejected: ['submitted', 'donor-silent'],
  completed: ['porting'],
  failed: ['locked', 'porting'],
  sent: ['submitted'],
  'answer-overdue': ['submitted'],
  'cut-off-passed': ['accepted'],
  'hour-came': ['locked'],
  'operator-needed': portStates.filter((state) => !['completed', 'cancelled', 'failed'].includes(state)),
} as const satisfies Readonly<Record<PortEventKind, readonly PortState[]>>;

/** What an administrator may do until the cut-off only. */
const beforeCutOff: readonly PortEventKind[] = ['cancel', 'reschedule'];

/** Whether an event is legal in a state. @param isCutOff whether the cut-off has passed */
export const isLegalIn = (state: PortState, kind: PortEventKind, isCutOff: boolean): boolean =>
  (legal[kind] as readonly PortState[]).includes(state) &&
  !(isCutOff && state === 'accepted' && beforeCutOff.includes(kind));

/** Whether an event is legal now. */
export const isLegal = (request: PortRequest, kind: PortEventKind, now: EpochMilliseconds): boolean =>
  isLegalIn(request.state, kind, now >= cutOffAt(request));

/** What a request is after an event. `revision` is left to the write. @throws DomainError `illegal-transition` */
export function advance(request: PortRequest, event: PortEvent, by: PortEventBy): PortRequest {
  if (!isLegal(request, event.kind, by.now)) throw new DomainError('illegal-transition');
  const change = changeOf(request, event, by);
  const state = change.state ?? request.state;
  const at = toInstant(by.now);
  const row: TimelineRow = { at, actor: by.actor, from: request.state, to: state, reason: reasonOf(event) };
  const after = { ...request, ...change };
  const begins = state !== request.state || after.attempt !== request.attempt;
  return {
    ...after,
    ...(begins && { since: at }),
    ...(begins && state === 'submitted' && { announcedAt: at }),
    timeline: withRow(request.timeline, row),
  };
}

/** A request with a row about an event that was illegal, so that people see what the losing operator tried. */
export const withIllegalEvent = (
  request: PortRequest,
  kind: PortEventKind,
  { actor, now }: PortEventBy,
): PortRequest => ({
  ...request,
  timeline: withRow(request.timeline, {
    at: toInstant(now),
    actor,
    from: request.state,
    to: request.state,
    reason: `illegal:${kind}`,
  }),
});

/** What an attempt begins with. */
const unanswered = { confirmedStart: null, rejection: null, sentAt: null, needsOperator: null } as const;

function changeOf(request: PortRequest, event: PortEvent, { now }: PortEventBy): Partial<PortRequest> {
  switch (event.kind) {
    case 'consent':
      return { ...unanswered, documentId: event.documentId, state: 'submitted' };
    case 'resubmit': {
      const { needsConsent, documentId } = event.corrected;
      const state = needsConsent && documentId === null ? 'awaiting-consent' : 'submitted';
      return { ...unanswered, ...event.corrected, state, attempt: request.attempt + 1 };
    }
    case 'reschedule': {
      const { requestedStart } = event;
      if (request.state === 'awaiting-consent') return { requestedStart };
      return { ...unanswered, requestedStart, state: 'submitted', attempt: request.attempt + 1 };
    }
    case 'cancel':
      return { state: 'cancelled', needsOperator: null };
    case 'accepted':
      return {
        state: 'accepted',
        needsOperator: null,
        confirmedStart: event.confirmedStart ?? request.requestedStart,
      };
    case 'rejected':
      return { state: 'rejected', needsOperator: null, rejection: event.rejection };
    case 'completed':
      return { state: 'completed', needsOperator: event.needsOperator };
    case 'failed':
      return { state: 'failed', needsOperator: 'port-failed' };
    case 'sent':
      return { sentAt: toInstant(now), ...goneOn(request) };
    case 'answer-overdue':
      return { state: 'donor-silent', needsOperator: 'answer-overdue' };
    case 'cut-off-passed':
      return { state: 'locked', ...goneOn(request) };
    case 'hour-came':
      return { state: 'porting', ...goneOn(request) };
    case 'operator-needed':
      return { needsOperator: event.reason };
  }
}

/** A workflow that had failed has done its next step: nobody has to look into it any more. Other reasons to call the operator stay. */
const goneOn = ({ needsOperator }: PortRequest): Partial<PortRequest> =>
  needsOperator === 'workflow-failed' ? { needsOperator: null } : {};

/** What a timeline says of an event besides the states: a code that people read in their language, or the losing operator's own words. */
function reasonOf(event: PortEvent): string | null {
  switch (event.kind) {
    case 'rejected':
      return event.rejection.reasonCode;
    case 'failed':
      return event.text;
    case 'operator-needed':
      return event.reason;
    case 'reschedule':
    case 'resubmit':
    case 'sent':
    case 'answer-overdue':
      return event.kind;
    default:
      return null;
  }
}
