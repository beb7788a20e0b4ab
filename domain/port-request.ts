/** Requests to move numbers here: their states, and what is kept of them. What happens to them: `port-events.ts`. */
import type { Actor } from './actor.ts';
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
const longestTimeline = 60;

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

/** The rows of a timeline with one more. */
export const withRow = (rows: readonly TimelineRow[], row: TimelineRow): readonly TimelineRow[] =>
  [...rows, row].slice(-longestTimeline);

/** Whether a request has come to its end. */
export const isOver = ({ state }: Pick<PortRequest, 'state'>): boolean =>
  state === 'completed' || state === 'cancelled' || state === 'failed';

/** Whether an attempt of a request is still the workflow's: not superseded by a later one, and waiting for the losing operator or the hour. */
export const isUnderWay = ({ state, attempt }: PortRequest, of: number): boolean =>
  attempt === of && ['submitted', 'donor-silent', 'accepted', 'locked', 'porting'].includes(state);
