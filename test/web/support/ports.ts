/** Ports and their documents in memory, and how the API answers for them. */
import type { DocumentReply } from '../../../contract/documents.ts';
import { rejectionFixes } from '../../../contract/port-messages.ts';
import type { PortRequestReply } from '../../../contract/port-requests.ts';
import type { LocalDate } from '../../../domain/local-date.ts';
import { toInstant } from '../../../domain/local-date.ts';
import type { PoolNumberKind } from '../../../domain/pool-number.ts';
import { earliestPortStart, portCalendar } from '../../../domain/port-window.ts';
import { nthId } from './entities.ts';
import { Refusal, type Answers } from './fake-api.ts';
import { find, page } from './stored-lists.ts';

/** What is stored of them. */
export interface StoredPorts {
  ports: PortRequestReply[];
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

const astrid = { kind: 'administrator', id: nthId('usr', 100), name: 'Astrid Admin' } as const;

/** A mobile number that was ordered yesterday, and that the losing operator has to answer for. */
export const aPort = (different: Partial<PortRequestReply> = {}): PortRequestReply => ({
  id: nthId('prt', 1),
  number: '+46701740605',
  numberKind: 'mobile',
  state: 'submitted',
  needsOperator: false,
  operatorReason: null,
  orderId: nthId('ord', 1),
  userId: nthId('usr', 1),
  attempt: 1,
  requestedStart: '2026-12-09T10:00',
  confirmedStart: null,
  timeZone: 'Europe/Stockholm',
  cutOffAt: '2026-12-07T09:00:00.000Z',
  currentOwner: { kind: 'organization', name: 'Bageriet', maskedIdentityNumber: '5566778899' },
  needsConsent: false,
  documentId: null,
  rejection: null,
  timeline: [{ at: '2026-11-30T09:00:00.000Z', actor: astrid, from: null, to: 'submitted', reason: null }],
  notice: null,
  nextStep: { who: 'losing-operator', what: 'answer', by: '2026-12-02T09:00:00.000Z' },
  placedAt: '2026-11-30T09:00:00.000Z',
  version: 1,
  ...different,
});

/** It was rejected, for a wrong identity number unless another reason is given. */
export const aRejectedPort = (different: Partial<PortRequestReply> = {}): PortRequestReply =>
  aPort({
    state: 'rejected',
    rejection: {
      reasonCode: 'wrong-identity-number',
      text: 'Organisationsnumret stämmer inte med vårt register.',
      fix: rejectionFixes['wrong-identity-number'].sv,
    },
    nextStep: { who: 'administrator', what: 'correct', by: '2026-12-31T08:00:00.000Z' },
    timeline: [
      ...aPort().timeline,
      {
        at: '2026-12-01T07:00:00.000Z',
        actor: { kind: 'machine', id: null, name: 'Portering' },
        from: 'submitted',
        to: 'rejected',
        reason: 'wrong-identity-number',
      },
    ],
    version: 2,
    ...different,
  });

/** Answers for ports and documents, as of `now`. */
export function portAnswers(data: StoredPorts, now: string): Answers {
  const moment = Date.parse(now);
  let created = 0;
  return {
    listPortRequests: ({ query }) => page(data.ports, query),
    getPortRequest: ({ params }) => find(data.ports, params.portRequestId),
    cancelPortRequest: ({ params }) => {
      const before = find(data.ports, params.portRequestId);
      if (['locked', 'porting', 'completed', 'failed'].includes(before.state)) throw new Refusal('illegal-transition');
      return put(data, {
        ...before,
        state: 'cancelled',
        nextStep: { who: 'nobody', what: 'nothing', by: null },
      });
    },
    resubmitPortRequest: ({ params, body }) => {
      const before = find(data.ports, params.portRequestId);
      if (before.state !== 'rejected') throw new Refusal('illegal-transition');
      const { corrections } = body as {
        readonly corrections: {
          readonly currentOwner?: { readonly kind: 'organization' | 'person'; readonly name: string };
          readonly requestedStart?: string;
          readonly documentId?: PortRequestReply['documentId'];
        };
      };
      const { currentOwner = before.currentOwner, requestedStart = before.requestedStart } = corrections;
      return put(data, {
        ...before,
        state: 'submitted',
        attempt: before.attempt + 1,
        rejection: null,
        requestedStart,
        documentId: corrections.documentId ?? before.documentId,
        currentOwner: { maskedIdentityNumber: '5566778899', kind: currentOwner.kind, name: currentOwner.name },
        nextStep: aPort().nextStep,
      });
    },
    reschedulePortRequest: ({ params, body }) => {
      const before = find(data.ports, params.portRequestId);
      const { requestedStart } = body as { readonly requestedStart: string };
      return put(data, { ...before, state: 'submitted', requestedStart, confirmedStart: null });
    },
    consentToPort: ({ params, body }) => {
      const before = find(data.ports, params.portRequestId);
      if (before.state !== 'awaiting-consent') throw new Refusal('illegal-transition');
      const { documentId } = body as { readonly documentId: PortRequestReply['documentId'] };
      return put(data, { ...before, state: 'submitted', documentId, nextStep: aPort().nextStep });
    },
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
  };
}

function put(data: StoredPorts, after: PortRequestReply): PortRequestReply {
  const next = { ...after, version: after.version + 1 };
  data.ports = data.ports.map((port) => (port.id === next.id ? next : port));
  return next;
}
