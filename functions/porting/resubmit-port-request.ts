import { documentWrite, findDocument } from '../../adapters/table/documents.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import type { Table } from '../../adapters/table/client.ts';
import type { Write } from '../../adapters/table/commit.ts';
import { getPortOwnerIdentity, portOwnerWrite } from '../../adapters/table/port-owners.ts';
import * as contract from '../../contract/port-requests.ts';
import type { Document } from '../../domain/document.ts';
import { DomainError, type FieldError } from '../../domain/domain-error.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { needsConsent, portOwner, startError, type PortOwner } from '../../domain/port-check.ts';
import type { PortRequest } from '../../domain/port-request.ts';
import { portStartFault } from '../../domain/port-window.ts';
import { implement, type RequestOf } from '../request.ts';
import { commitPortEvent, type PortStep } from '../shared/ports/commit-port-event.ts';
import { hourWrites } from '../shared/ports/hour-writes.ts';
import { assertReady, documentErrors, releasedDocument, usedDocument } from '../shared/ports/port-document.ts';
import { assertLegal } from './assert-port-event.ts';
import type { PortingDependencies } from './dependencies.ts';
import { portRequestReply } from './port-request-reply.ts';

type Request = RequestOf<typeof contract.resubmitPortRequest>;

/** Corrects a rejected request and sends it again, or waits for the power of attorney that the corrected owner needs. */
export const resubmitPortRequest = implement(
  contract.resubmitPortRequest,
  async (request, { table }: PortingDependencies) => {
    const { organizationId, path, repeats, language } = request;
    const place = { organizationId, id: path.portRequestId, repeats };
    const after = await commitPortEvent(table, place, request, (before) => resubmission(request, table, before));
    return portRequestReply(after, language);
  },
);

/** @throws DomainError `illegal-transition`, `invalid-request`, `not-ready` */
async function resubmission(request: Request, table: Table, before: PortRequest): Promise<PortStep> {
  const { organizationId, body, now } = request;
  const { corrections } = body;
  assertLegal(before, 'resubmit', now);
  const owner =
    corrections.currentOwner === undefined
      ? null
      : portOwner(corrections.currentOwner, 'corrections.currentOwner', now);
  const [read, organization, document, former] = await Promise.all([
    before.identityErasedAt === null && owner !== null ? getPortOwnerIdentity(table, organizationId, before.id) : null,
    owner === null ? null : getOrganization(table, organizationId),
    corrections.documentId === undefined ? null : findDocument(table, organizationId, corrections.documentId),
    before.documentId === null ? null : findDocument(table, organizationId, before.documentId),
  ]);
  const requestedStart = corrections.requestedStart ?? before.requestedStart;
  const fault = portStartFault(requestedStart, before.numberKind, now);
  const errors: readonly FieldError[] = [
    ...(owner !== null && 'code' in owner ? [owner] : []),
    ...(owner === null && before.identityErasedAt !== null
      ? [{ field: 'corrections.currentOwner', code: 'required' as const }]
      : []),
    ...(fault === null ? [] : [startError(fault, 'corrections.requestedStart')]),
    ...(corrections.documentId === undefined
      ? []
      : documentErrors(document, { field: 'corrections.documentId', by: before.id })),
  ];
  if (errors.length > 0) throw new DomainError('invalid-request', { errors });
  assertReady(document, 'corrections.documentId');
  const corrected = owner === null || 'code' in owner ? null : owner;
  if (!isCorrected(before, { corrected, read, corrections }))
    throw new DomainError('invalid-request', { errors: [{ field: 'corrections', code: 'not-corrected' }] });

  const documentId = corrections.documentId ?? before.documentId;
  return {
    event: {
      kind: 'resubmit',
      corrected: {
        currentOwner: corrected?.owner ?? before.currentOwner,
        needsConsent:
          corrected === null || organization === null
            ? before.needsConsent
            : needsConsent(corrected.identityNumber, organization.organizationNumber),
        documentId,
        requestedStart,
        identityErasedAt: corrected === null ? before.identityErasedAt : null,
      },
    },
    writesOwner: corrected !== null,
    also: async (after) => ({
      writes: [
        ...(corrected === null ? [] : [portOwnerWrite(organizationId, before.id, corrected.identityNumber)]),
        ...documentWrites(organizationId, { document, former, documentId }, after, now),
        ...(await hourWrites(table, organizationId, after, before)).writes,
      ],
    }),
  };
}

/** Whether anything is another value than before. */
function isCorrected(
  before: PortRequest,
  {
    corrected,
    read,
    corrections,
  }: {
    readonly corrected: PortOwner | null;
    readonly read: string | null;
    readonly corrections: Request['body']['corrections'];
  },
): boolean {
  const { kind, name } = before.currentOwner;
  return (
    (corrected !== null &&
      (corrected.identityNumber !== read || corrected.owner.kind !== kind || corrected.owner.name !== name)) ||
    (corrections.requestedStart !== undefined && corrections.requestedStart !== before.requestedStart) ||
    (corrections.documentId !== undefined && corrections.documentId !== before.documentId)
  );
}

/** The document that the request has from now on is its; the one before is nobody's. */
function documentWrites(
  organization: OrganizationId,
  {
    document,
    former,
    documentId,
  }: {
    readonly document: Document | null;
    readonly former: Document | null;
    readonly documentId: PortRequest['documentId'];
  },
  after: PortRequest,
  now: number,
): readonly Write[] {
  const isUsedAlready = document === null || document.id === former?.id;
  return [
    ...(isUsedAlready ? [] : [documentWrite(organization, document, usedDocument(document, after))]),
    ...(former === null || former.id === documentId || former.usedBy !== after.id
      ? []
      : [documentWrite(organization, former, releasedDocument(former, now))]),
  ];
}
