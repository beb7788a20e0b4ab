/** Port requests and their documents in memory, and how the API answers for them: by the rules of the saga itself. */
import type { DocumentReply } from '../../../contract/documents.ts';
import type { PortRequestReply } from '../../../contract/port-requests.ts';
import { parseIdentityNumber, maskIdentityNumber } from '../../../domain/identity-number.ts';
import type { LocalDate } from '../../../domain/local-date.ts';
import { toInstant } from '../../../domain/local-date.ts';
import type { PoolNumberKind } from '../../../domain/pool-number.ts';
import type { TypedOwner } from '../../../domain/port-check.ts';
import { advance, isLegal, type PortEvent } from '../../../domain/port-events.ts';
import type { PortRequest } from '../../../domain/port-request.ts';
import { earliestPortStart, portCalendar } from '../../../domain/port-window.ts';
import { portRequestReply } from '../../../functions/porting/port-request-reply.ts';
import { portRequest } from '../../build/port-request.ts';
import { administrator, anOrganization, nthId } from './entities.ts';
import { Refusal, type Answers, type Call } from './fake-api.ts';
import { find, page } from './stored-lists.ts';

/** What is stored of them. */
export interface StoredPorts {
  portRequests: PortRequest[];
  documents: DocumentReply[];
}

/** A power of attorney that can be used. */
export const aDocument = (different: Partial<DocumentReply> = {}): DocumentReply => ({
  id: nthId('doc', 1),
  kind: 'power-of-attorney',
  fileName: 'fullmakt.pdf',
  status: 'ready',
  rejectedBecause: null,
  pages: 1,
  createdAt: '2026-12-01T07:50:00.000Z',
  version: 1,
  ...different,
});

const astrid = { kind: 'administrator', id: administrator.id, name: 'Astrid Admin' } as const;
const gateway = { kind: 'machine', id: 'porting', name: 'porting-gateway' } as const;

/** A request that was sent an hour ago, of the first user's order, for Tuesday 29 December at 10:00. Its timeline says so. */
export const aPort = (changed: Partial<PortRequest> = {}): PortRequest =>
  portRequest({
    id: nthId('prt', 1),
    orderId: nthId('ord', 1),
    userId: nthId('usr', 1),
    placedAt: '2026-12-01T07:00:00.000Z',
    since: '2026-12-01T07:00:00.000Z',
    sentAt: '2026-12-01T07:01:00.000Z',
    timeline: [
      { at: '2026-12-01T07:00:00.000Z', actor: astrid, from: null, to: 'submitted', reason: null },
      {
        at: '2026-12-01T07:01:00.000Z',
        actor: { kind: 'system', id: null, name: '' },
        from: 'submitted',
        to: 'submitted',
        reason: 'sent',
      },
    ],
    ...changed,
  });

/** The losing operator said no an hour ago. */
export const aRejectedPort = (
  rejection: Partial<NonNullable<PortRequest['rejection']>> = {},
  changed: Partial<PortRequest> = {},
): PortRequest =>
  after(
    aPort(changed),
    { kind: 'rejected', rejection: { reasonCode: 'wrong-identity-number', text: null, ...rejection } },
    '2026-12-01T07:30:00.000Z',
  );

/** It lacks the power of attorney of its owner, since Sunday 15 November at 10:00. */
export const aPortWithoutConsent = (changed: Partial<PortRequest> = {}): PortRequest =>
  aPort({
    id: nthId('prt', 2),
    number: '+46701740606' as PortRequest['number'],
    state: 'awaiting-consent',
    needsConsent: true,
    sentAt: null,
    since: '2026-11-15T09:00:00.000Z',
    ...changed,
  });

/** The losing operator said yes an hour ago. */
export const anAcceptedPort = (changed: Partial<PortRequest> = {}): PortRequest =>
  after(aPort(changed), { kind: 'accepted', confirmedStart: null }, '2026-12-01T07:30:00.000Z');

/** A request that the losing operator, or an administrator, has moved on. */
export const after = (
  request: PortRequest,
  event: PortEvent,
  at: string,
  actor: PortRequest['requestedBy'] = gateway,
) => ({
  ...advance(request, event, { actor, now: Date.parse(at) }),
  version: request.version + 1,
});

/** As replies contain it, in Swedish. */
const replyOf = (request: PortRequest): PortRequestReply => portRequestReply(request, 'sv');

/** Answers for port requests and documents, as of `now`. What is illegal by now is refused. */
export function portAnswers(data: StoredPorts, now: string): Answers {
  const moment = Date.parse(now);
  let created = 0;
  const change = ({ params }: Call, eventOf: (before: PortRequest) => PortEvent): PortRequestReply => {
    const before = find(data.portRequests, params.portRequestId);
    const event = eventOf(before);
    if (!isLegal(before, event.kind, moment)) throw new Refusal('illegal-transition');
    const changed = after(before, event, now, astrid);
    data.portRequests.splice(data.portRequests.indexOf(before), 1, changed);
    return replyOf(changed);
  };
  return {
    listPortRequests: ({ query }) => {
      const requests = data.portRequests.map(replyOf);
      return page(
        requests.filter(({ nextStep }) => (query.waitsFor ?? nextStep.who) === nextStep.who),
        query,
      );
    },
    getPortRequest: ({ params }) => replyOf(find(data.portRequests, params.portRequestId)),
    cancelPortRequest: (call) => change(call, () => ({ kind: 'cancel' })),
    reschedulePortRequest: (call) =>
      change(call, () => ({ kind: 'reschedule', ...(call.body as Pick<PortRequest, 'requestedStart'>) })),
    consentToPort: (call) =>
      change(call, () => ({ kind: 'consent', ...(call.body as { documentId: DocumentReply['id'] }) })),
    resubmitPortRequest: (call) => change(call, (before) => ({ kind: 'resubmit', corrected: corrected(before, call) })),
    getPowerOfAttorney: () => '%PDF-1.7',
    listPortWindows: ({ query }) => {
      // As the contract reads it: with its defaults.
      const { numberKind, from, days } = query as unknown as {
        readonly numberKind: PoolNumberKind;
        readonly from: LocalDate;
        readonly days: string;
      };
      const calendar = portCalendar(numberKind, { from, days: Number(days) }, moment);
      return {
        items: calendar.flatMap((day) => ('hours' in day ? [{ date: day.date, hours: [...day.hours] }] : [])),
        closed: calendar.flatMap((day) =>
          'closed' in day
            ? [{ date: day.date, because: day.closed.because, name: 'name' in day.closed ? day.closed.name : null }]
            : [],
        ),
        earliestStart: earliestPortStart(numberKind, moment),
        timeZone: 'Europe/Stockholm',
      };
    },
    getDocument: ({ params }) => find(data.documents, params.documentId),
    createDocument: ({ body }) => {
      created += 1;
      const { fileName } = body as { readonly fileName: string };
      const document = aDocument({
        id: nthId('doc', 100 + created),
        fileName,
        status: 'uploading',
        pages: null,
        createdAt: now,
      });
      data.documents.unshift(document);
      const expiresAt = toInstant(moment + 900_000);
      return { ...document, upload: { url: 'https://quarantine.example/', fields: { key: document.id }, expiresAt } };
    },
    getDocumentContent: () => ({ url: '/', thumbnailUrl: '/', expiresAt: toInstant(moment + 60_000) }),
  };
}

/** The fields of a request after the corrections of a call. */
function corrected(before: PortRequest, { body }: Call): Extract<PortEvent, { kind: 'resubmit' }>['corrected'] {
  const { currentOwner: typed, ...others } = (
    body as {
      readonly corrections: Partial<Pick<PortRequest, 'requestedStart' | 'documentId'>> & { currentOwner?: TypedOwner };
    }
  ).corrections;
  const { currentOwner, needsConsent, documentId, requestedStart, identityErasedAt } = { ...before, ...others };
  const kept = { currentOwner, needsConsent, documentId, requestedStart, identityErasedAt };
  if (typed === undefined) return kept;
  const number = parseIdentityNumber(typed.identityNumber, '2026-12-01' as LocalDate);
  if (number === null) throw new Refusal('invalid-request');
  return {
    ...kept,
    currentOwner: { kind: typed.kind, name: typed.name, maskedIdentityNumber: maskIdentityNumber(number) },
    needsConsent: number !== anOrganization().organizationNumber,
  };
}
