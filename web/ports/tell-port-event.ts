/** What has happened to a port request, in words. */
import i18next from 'i18next';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { operatorReasons, rejectionReasons } from '../../domain/port-request.ts';

/** A step of the history. */
export type PortEventRow = PortRequestReply['timeline'][number];

/** `reason`: why, where there is more to say. */
interface EventText {
  readonly title: string;
  readonly reason: string | null;
}

/** Answers of the losing operator that were illegal when they came. */
const lateAnswers = ['accepted', 'rejected', 'completed', 'failed'] as const;

export function tellPortEvent(row: PortEventRow): EventText {
  const { from, to, reason } = row;
  if (reason?.startsWith('illegal:') === true) {
    const late = lateAnswers.find((kind) => reason === `illegal:${kind}`) ?? 'other';
    return { title: i18next.t(`port.timeline.late.${late}`), reason: null };
  }
  if (from === to || reason === 'resubmit' || reason === 'reschedule')
    return { title: titleInState(row), reason: why(row) };
  if (from === null) {
    return {
      title: i18next.t(to === 'awaiting-consent' ? 'port.timeline.orderedWaiting' : 'port.timeline.ordered'),
      reason: null,
    };
  }
  return { title: i18next.t(`port.timeline.${arrivalAt(to)}`), reason: to === 'failed' ? reason : why(row) };
}

/** Of an event that left the state as it was, or that an administrator made it by. */
function titleInState({ to, reason }: PortEventRow): string {
  switch (reason) {
    case 'resubmit':
      return i18next.t(to === 'awaiting-consent' ? 'port.timeline.resubmittedWaiting' : 'port.timeline.resubmitted');
    case 'reschedule':
      return i18next.t('port.timeline.rescheduled');
    case 'sent':
      return i18next.t('port.timeline.sent');
    case 'identity-erased':
      return i18next.t('port.timeline.identityErased');
    default:
      return i18next.t('port.timeline.escalated');
  }
}

/** What has brought it there; other ways say how. */
function arrivalAt(to: PortEventRow['to']) {
  switch (to) {
    case 'submitted':
    case 'awaiting-consent':
      return 'consented';
    case 'donor-silent':
      return 'silent';
    default:
      return to;
  }
}

function why({ from, to, reason }: PortEventRow): string | null {
  const rejection = rejectionReasons.find((code) => code === reason);
  if (rejection !== undefined && to === 'rejected') return i18next.t(`port.rejection.reason.${rejection}`);
  const operator = operatorReasons.find((code) => code === reason);
  return operator !== undefined && from === to ? i18next.t(`port.operator.${operator}`) : null;
}

/** Who did it: the losing operator answers through a machine. */
export const tellPortActor = ({ actor: { kind, name } }: PortEventRow): string =>
  kind === 'machine' ? i18next.t('port.timeline.losingOperator') : i18next.t(`activity.actor.${kind}`, { name });
