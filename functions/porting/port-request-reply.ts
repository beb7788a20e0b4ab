import { rejectionFixes } from '../../contract/port-messages.ts';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import type { Language } from '../../domain/language.ts';
import { toInstant } from '../../domain/local-date.ts';
import { portNextStepOf } from '../../domain/port-next-step.ts';
import { cutOffAt, type PortRequest } from '../../domain/port-request.ts';

/** A port request as replies contain it. */
export const portRequestReply = (request: PortRequest, language: Language): PortRequestReply => {
  const { id, number, numberKind, state, orderId, userId, attempt, requestedStart, confirmedStart, timeZone } = request;
  const { currentOwner, needsConsent, documentId, rejection, timeline, notice, placedAt, version } = request;
  return {
    id,
    number,
    numberKind,
    state,
    needsOperator: request.needsOperator !== null,
    operatorReason: request.needsOperator,
    orderId,
    userId,
    attempt,
    requestedStart,
    confirmedStart,
    timeZone,
    cutOffAt: toInstant(cutOffAt(request)),
    currentOwner,
    needsConsent,
    documentId,
    rejection: rejection && { ...rejection, fix: rejectionFixes[rejection.reasonCode][language] },
    timeline: timeline.map((row) => ({ ...row })),
    notice,
    nextStep: portNextStepOf(request),
    placedAt,
    version,
  };
};
