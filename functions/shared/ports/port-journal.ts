/** What the journal says of port requests: never the identity number, never the owner's name. */
import { changesBetween, type Action, type JournalEntry } from '../../../domain/journal.ts';
import type { PortEvent } from '../../../domain/port-events.ts';
import type { PortRequest } from '../../../domain/port-request.ts';
import { entryBy, type EntryMaker } from '../entry-maker.ts';

export type PortAction = Extract<Action, `port-${string}`>;

/** The entry of a request's creation or change. Its data is what `contract/events.ts` publishes. */
export function portJournal(
  maker: EntryMaker,
  action: PortAction,
  { before, after }: { readonly before: PortRequest | null; readonly after: PortRequest },
): JournalEntry {
  const { orderId, userId, number, attempt, requestedStart, confirmedStart, timeZone, documentId, state } = after;
  return {
    ...entryBy(maker, action),
    entityId: after.id,
    entityName: number,
    changes: changesBetween(before && auditedFields(before), auditedFields(after), [
      'requestedStart',
      'confirmedStart',
      'rejection',
      'needsOperator',
    ]),
    data: {
      orderId,
      userId,
      number,
      attempt,
      requestedStart,
      confirmedStart,
      timeZone,
      ownerKind: after.currentOwner.kind,
      documentId,
      state,
      reasonCode: after.rejection?.reasonCode ?? null,
    },
  };
}

const auditedFields = ({ requestedStart, confirmedStart, rejection, needsOperator }: PortRequest) => ({
  requestedStart,
  confirmedStart,
  rejection: rejection?.reasonCode ?? null,
  needsOperator,
});

/** What a new request is journaled as. */
export const placedAction = ({ state }: PortRequest): PortAction =>
  state === 'awaiting-consent' ? 'port-consent-awaited' : 'port-requested';

/** What an event is journaled as; null: it is no news to anybody, and only written. */
export function actionOf({ kind }: PortEvent, after: PortRequest): PortAction | null {
  switch (kind) {
    case 'consent':
    case 'resubmit':
      return placedAction(after);
    case 'reschedule':
      // Nothing was sent, so nobody has to be asked anew.
      return after.state === 'awaiting-consent' ? 'port-consent-awaited' : 'port-rescheduled';
    case 'cancel':
      return 'port-cancelled';
    case 'accepted':
      return 'port-accepted';
    case 'rejected':
      return 'port-rejected';
    case 'completed':
      return 'port-completed';
    case 'failed':
      return 'port-failed';
    case 'cut-off-passed':
      return 'port-locked';
    case 'hour-came':
      return 'port-started';
    case 'answer-overdue':
    case 'operator-needed':
      return 'port-escalated';
    case 'sent':
      return null;
  }
}
