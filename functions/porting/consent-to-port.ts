import { documentWrite, findDocument } from '../../adapters/table/documents.ts';
import * as contract from '../../contract/port-requests.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { implement } from '../request.ts';
import { commitPortEvent } from '../shared/ports/commit-port-event.ts';
import { assertReady, documentErrors, usedDocument } from '../shared/ports/port-document.ts';
import { assertLegal, assertStart } from './assert-port-event.ts';
import type { PortingDependencies } from './dependencies.ts';
import { portRequestReply } from './port-request-reply.ts';

/** Adds the power of attorney. The request is sent, unless its hour is too soon by now: then another hour must be chosen first. */
export const consentToPort = implement(contract.consentToPort, async (request, { table }: PortingDependencies) => {
  const { organizationId, path, body, repeats, now, language } = request;
  const { documentId } = body;
  const field = 'documentId';
  const id = path.portRequestId;
  const after = await commitPortEvent(table, { organizationId, id, repeats }, request, async (before) => {
    assertLegal(before, 'consent', now);
    const document = await findDocument(table, organizationId, documentId);
    const errors = documentErrors(document, { field, by: id });
    if (errors.length > 0 || document === null) throw new DomainError('invalid-request', { errors });
    assertReady(document, field);
    assertStart(before, 'requestedStart', now);
    return {
      event: { kind: 'consent', documentId },
      also: (changed) =>
        Promise.resolve({ writes: [documentWrite(organizationId, document, usedDocument(document, changed))] }),
    };
  });
  return portRequestReply(after, language);
});
