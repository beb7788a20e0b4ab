/** The power of attorney of a port request: one of the organisation's documents, of one request. */
import type { Document } from '../../../domain/document.ts';
import { keptAfterPort, keptUnusedUntil } from '../../../domain/document.ts';
import { DomainError, unknownReference, type FieldError } from '../../../domain/domain-error.ts';
import type { PortRequestId } from '../../../domain/ids.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import { portStartAt, type PortRequest } from '../../../domain/port-request.ts';

/** What is wrong with a document that a field names. @param document null: there is none @param by the request that is to have it; null: a new one */
export function documentErrors(
  document: Document | null,
  { field, by }: { readonly field: string; readonly by: PortRequestId | null },
): readonly FieldError[] {
  if (document === null || document.kind !== 'power-of-attorney') return [unknownReference(field)];
  return document.usedBy === null || document.usedBy === by ? [] : [{ field, code: 'document-in-use' }];
}

/** @throws DomainError `not-ready` */
export function assertReady(document: Document | null, field: string): void {
  if (document !== null && document.status !== 'ready')
    throw new DomainError('not-ready', { errors: [{ field, code: 'not-ready' }] });
}

/** A document that a request uses: it is kept until long after the hour. */
export const usedDocument = (document: Document, request: PortRequest): Document => ({
  ...document,
  usedBy: request.id,
  keptUntil: keptAfterPort(portStartAt(request)),
});

/** A document whose request came to nothing: another one may use it. */
export const releasedDocument = (document: Document, now: EpochMilliseconds): Document => ({
  ...document,
  usedBy: null,
  keptUntil: keptUnusedUntil(now),
});
