/**
 * The porting saga: the states of a request to move a number here, and {@link advance}, which says what an event makes of a request. The
 * workflow in `step-functions/porting/` only waits; every decision is made here.
 */
import type { Actor } from './actor.ts';
import { DomainError } from './domain-error.ts';
import type { DocumentId, OrderId, PortRequestId, UserId } from './ids.ts';
import { toInstant, type EpochMilliseconds, type LocalDate } from './local-date.ts';
import type { E164 } from './phone-number.ts';
import type { PoolNumberKind } from './pool-number.ts';
import { cutOffOf, portWindowSettings, workingDaysLater } from './port-window.ts';
import { toEpoch, type LocalDateTime } from './time-zone.ts';

/**
 * - `awaiting-consent`: nothing is sent until there is a power of attorney.
 * - `submitted`: the losing operator has not answered.
 * - `donor-silent`: the losing operator has not answered in time.
 * - `rejected`: the losing operator says no; the administrator can correct and resubmit.
 * - `accepted`: the hour is confirmed, and can still be changed.
 * - `locked`: the cut-off has passed; nothing stops the port any more.
 * - `porting`: the hour has come.
 * - `failed`: the number works again at the losing operator. The operator's staff look into it.
 */
export const portStates = [
  'awaiting-consent',
  'submitted',
  'rejected',
  'accepted',
  'locked',
  'porting',
  'completed',
  'cancelled',
  'failed',
  'donor-silent',
] as const;
export type PortState = (typeof portStates)[number];

/** Why the losing operator rejects a request. */
export const rejectionReasons = [
  'wrong-identity-number',
  'wrong-name-or-address',
  'number-not-on-subscriber',
  'series-cannot-be-split',
  'prepaid-unregistered',
  'wrong-configuration',
  'other',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** What only the operator's staff can bring to an end. */
export const operatorReasons = [
  'answer-overdue',
  'consent-overdue',
  'correction-overdue',
  'completion-overdue',
  'sim-card-missing',
  'order-failed',
  'port-failed',
  'workflow-failed',
] as const;
export type OperatorReason = (typeof operatorReasons)[number];

export const ownerKinds = ['organization', 'person'] as const;

/** On whom the number is registered at the losing operator. The identity number as people may see it: its owner's item has the whole one. */
export interface CurrentOwner {
  readonly kind: (typeof ownerKinds)[number];
  readonly name: string;
  readonly maskedIdentityNumber: string;
}

export interface Rejection {
  readonly reasonCode: RejectionReason;
  /** What the losing operator wrote. */
  readonly text: string | null;
}

/** A step of the request's history. `from` and `to` are the same where an event left the state as it was. */
export interface TimelineRow {
  readonly at: string;
  readonly actor: Actor;
  readonly from: PortState | null;
  readonly to: PortState;
  readonly reason: string | null;
}

/**
 * How far the SMS to the user has come, who learns by it that the number has moved. `unknown`: it may have been sent; `not-sent`: the operator's limits are
 * used up, SNS rejected it, or the user is deleted.
 */
export const noticeStates = ['sending', 'sent', 'unknown', 'not-sent', 'no-mobile-number'] as const;
export type NoticeState = (typeof noticeStates)[number];

export interface PortRequest {
  readonly id: PortRequestId;
  readonly state: PortState;
  readonly orderId: OrderId;
  readonly userId: UserId;
  readonly number: E164;
  readonly numberKind: PoolNumberKind;
  /** From 1: a correction or another hour is a new attempt, which the losing operator judges anew. */
  readonly attempt: number;
  /** Whether somebody else than the customer has the number, who must consent in a power of attorney. */
  readonly needsConsent: boolean;
  readonly currentOwner: CurrentOwner;
  /** The power of attorney. */
  readonly documentId: DocumentId | null;
  readonly requestedStart: LocalDateTime;
  /** Null until the losing operator has accepted. */
  readonly confirmedStart: LocalDateTime | null;
  /** Of both: Sweden's, see `port-window.ts`. */
  readonly timeZone: string;
  readonly rejection: Rejection | null;
  readonly needsOperator: OperatorReason | null;
  /** When this attempt was announced on the bus, for the workflow: again when it did not start. */
  readonly announcedAt: string;
  /** When the workflow sent this attempt; null: not yet. */
  readonly sentAt: string | null;
  /** When the present state and attempt began. */
  readonly since: string;
  /** When the whole identity number was erased; null: its owner's item is there. */
  readonly identityErasedAt: string | null;
  /** The last {@link longestTimeline} rows. */
  readonly timeline: readonly TimelineRow[];
  readonly notice: NoticeState | null;
  readonly requestedBy: Actor;
  readonly placedAt: string;
  readonly version: number;
  readonly revision: number;
}

/** A losing operator that answers wrongly again and again makes no item too large. */
export const longestTimeline = 60;

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

/** Whether an event is legal now. */
export function isLegal(request: PortRequest, kind: PortEventKind, now: EpochMilliseconds): boolean {
  if (!(legal[kind] as readonly PortState[]).includes(request.state)) return false;
  return !(beforeCutOff.includes(kind) && request.state === 'accepted' && now >= cutOffAt(request));
}

/** When a request can be cancelled no longer, as its hour is now. */
export const cutOffAt = ({ confirmedStart, requestedStart }: PortRequest): EpochMilliseconds =>
  cutOffOf(confirmedStart ?? requestedStart);

/** The hour at which the number moves, as far as it is known. */
export const portStartAt = ({ confirmedStart, requestedStart, timeZone }: PortRequest): EpochMilliseconds =>
  toEpoch(confirmedStart ?? requestedStart, timeZone);

/** The day and moment at which the order of a request is activated: its hour, as far as it is known. */
export const activationOf = ({
  confirmedStart,
  requestedStart,
  timeZone,
}: Pick<PortRequest, 'confirmedStart' | 'requestedStart' | 'timeZone'>) => {
  const start = confirmedStart ?? requestedStart;
  return { activatesOn: start.slice(0, 10) as LocalDate, timeZone, activatesFrom: toEpoch(start, timeZone) };
};

/** When the losing operator must have answered; null: it has nothing to answer yet. */
export const answerBy = ({ sentAt }: PortRequest): EpochMilliseconds | null =>
  sentAt === null ? null : workingDaysLater(Date.parse(sentAt), portWindowSettings.answerWorkingDays);

/** When the losing operator must have completed the port. */
export const completeBy = (request: PortRequest): EpochMilliseconds =>
  workingDaysLater(portStartAt(request), portWindowSettings.completionWorkingDays);

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

/** A new request, which waits for consent, or is sent. */
export function newPortRequest(
  wanted: Pick<
    PortRequest,
    | 'id'
    | 'orderId'
    | 'userId'
    | 'number'
    | 'numberKind'
    | 'needsConsent'
    | 'currentOwner'
    | 'documentId'
    | 'requestedStart'
  >,
  { actor, now }: PortEventBy,
): PortRequest {
  const at = toInstant(now);
  const state = wanted.needsConsent && wanted.documentId === null ? 'awaiting-consent' : 'submitted';
  return {
    ...wanted,
    state,
    attempt: 1,
    confirmedStart: null,
    timeZone: portWindowSettings.timeZone,
    rejection: null,
    needsOperator: null,
    announcedAt: at,
    sentAt: null,
    since: at,
    identityErasedAt: null,
    timeline: [{ at, actor, from: null, to: state, reason: null }],
    notice: null,
    requestedBy: actor,
    placedAt: at,
    version: 1,
    revision: 1,
  };
}

/** Who makes an event, and when. */
export interface PortEventBy {
  readonly actor: Actor;
  readonly now: EpochMilliseconds;
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

const withRow = (rows: readonly TimelineRow[], row: TimelineRow): readonly TimelineRow[] =>
  [...rows, row].slice(-longestTimeline);

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
      return { sentAt: toInstant(now) };
    case 'answer-overdue':
      return { state: 'donor-silent', needsOperator: 'answer-overdue' };
    case 'cut-off-passed':
      return { state: 'locked' };
    case 'hour-came':
      return { state: 'porting' };
    case 'operator-needed':
      return { needsOperator: event.reason };
  }
}

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

/** Whether a request has come to its end. */
export const isOver = ({ state }: Pick<PortRequest, 'state'>): boolean =>
  state === 'completed' || state === 'cancelled' || state === 'failed';

/** Whether an attempt of a request is still the workflow's: not superseded by a later one, and waiting for the losing operator or the hour. */
export const isUnderWay = ({ state, attempt }: PortRequest, of: number): boolean =>
  attempt === of && ['submitted', 'donor-silent', 'accepted', 'locked', 'porting'].includes(state);

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long an administrator may leave a request without consent or correction before the operator's staff ask. */
const longestWait = 30 * day;
/** How long an attempt may stay unsent before it is announced again, and before the operator's staff look into it. */
const unsent = { announceAgainAfter: 10 * minute, escalateAfter: 60 * minute };
/** How long the identity number is kept after the request came to nothing (dataskyddsförordningen, article 5.1 e), and after completion. */
const identityKept = { afterNothing: 90 * day, afterCompletion: 30 * day };

const waitsForAdministrator = ({ state }: Pick<PortRequest, 'state'>): boolean =>
  state === 'awaiting-consent' || state === 'rejected';

/** When the operator's staff ask an administrator who has not consented or corrected. */
const administratorBy = ({ since }: PortRequest): EpochMilliseconds => Date.parse(since) + longestWait;

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

export const portActors = ['administrator', 'losing-operator', 'operator', 'nobody'] as const;
export const portTasks = [
  'upload-power-of-attorney',
  'correct',
  'answer',
  'move-number',
  'look-into',
  'nothing',
] as const;

/** Who does what next, and by when. */
export interface PortNextStep {
  readonly who: (typeof portActors)[number];
  readonly what: (typeof portTasks)[number];
  readonly by: string | null;
}

export function portNextStepOf(request: PortRequest): PortNextStep {
  const { state, needsOperator } = request;
  const by = (moment: EpochMilliseconds | null): string | null => (moment === null ? null : toInstant(moment));
  switch (state) {
    case 'awaiting-consent':
      return { who: 'administrator', what: 'upload-power-of-attorney', by: by(administratorBy(request)) };
    case 'rejected':
      return { who: 'administrator', what: 'correct', by: by(administratorBy(request)) };
    case 'donor-silent':
    case 'failed':
      return { who: 'operator', what: 'look-into', by: null };
    case 'submitted':
      return { who: 'losing-operator', what: 'answer', by: by(answerBy(request)) };
    case 'accepted':
    case 'locked':
      return { who: 'losing-operator', what: 'move-number', by: by(portStartAt(request)) };
    case 'porting':
      return needsOperator === null
        ? { who: 'losing-operator', what: 'move-number', by: by(completeBy(request)) }
        : { who: 'operator', what: 'look-into', by: null };
    case 'completed':
    case 'cancelled':
      return { who: 'nobody', what: 'nothing', by: null };
  }
}
