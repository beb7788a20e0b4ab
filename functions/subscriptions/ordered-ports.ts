/** The numbers of an order that move here: what is wrong with them, and what is written for each. */
import { documentWrite, findDocument } from '../../adapters/table/documents.ts';
import type { Table } from '../../adapters/table/client.ts';
import type { Write } from '../../adapters/table/commit.ts';
import { nobodyElseHas } from '../../adapters/table/number-holders.ts';
import { poolNumberWrite } from '../../adapters/table/pool-numbers.ts';
import { portOwnerWrite } from '../../adapters/table/port-owners.ts';
import { portRequestWrite } from '../../adapters/table/port-requests.ts';
import type { Document } from '../../domain/document.ts';
import { DomainError, type FieldError } from '../../domain/domain-error.ts';
import type { DocumentId, OrganizationId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { E164 } from '../../domain/phone-number.ts';
import { portingInNumber, type PoolNumber, type ReservedFor } from '../../domain/pool-number.ts';
import { checkedPort, type CheckedPort } from '../../domain/port-check.ts';
import type { PortRequest } from '../../domain/port-request.ts';
import { assertReady, documentErrors, usedDocument } from '../shared/ports/port-document.ts';
import { needsOf, wrongNumberKind, type OrderLine } from './order-lines.ts';

/** The ports of the lines that have one. */
export type OrderedPorts = ReadonlyMap<OrderLine, CheckedPort>;

/** Judges the ports of lines, without the table. */
export function portsOf(
  lines: readonly OrderLine[],
  {
    products,
    language,
    now,
  }: { readonly products: readonly string[]; readonly language: Language; readonly now: number },
): { readonly ports: OrderedPorts; readonly errors: readonly FieldError[] } {
  const { numberKind } = needsOf(products);
  const ports = new Map<OrderLine, CheckedPort>();
  const errors: FieldError[] = [];
  for (const line of lines) {
    if (line.port === null) continue;
    const checked = checkedPort(line.port, `${line.path}number.port.`, now);
    if (!('number' in checked)) {
      errors.push(...checked);
      continue;
    }
    const field = fieldOf(line);
    if (numberKind !== null && checked.kind !== numberKind) errors.push(wrongNumberKind(field, numberKind, language));
    if ([...ports.values()].some(({ number }) => number === checked.number)) errors.push({ field, code: 'doubled' });
    ports.set(line, checked);
  }
  return { ports, errors };
}

const fieldOf = ({ path }: OrderLine): string => `${path}number.port.number`;

/** Rejects numbers that have an item already: those that the operator owns, and those that move here. @throws DomainError `number-not-available` */
export function assertCanMoveHere(ports: OrderedPorts, pool: ReadonlyMap<E164, PoolNumber>): void {
  const errors = [...ports]
    .filter(([, { number }]) => pool.has(number))
    .map(([line]): FieldError => ({ field: fieldOf(line), code: 'cannot-move-here' }));
  if (errors.length > 0) throw new DomainError('number-not-available', { errors });
}

/** The powers of attorney that lines name; null for one that is not there. */
export type NamedDocuments = ReadonlyMap<DocumentId | undefined, Document | null>;

/** F1 Reads them, in parallel. */
export async function findNamedDocuments(
  table: Table,
  organization: OrganizationId,
  lines: readonly OrderLine[],
): Promise<NamedDocuments> {
  const ids = [...new Set(lines.flatMap(({ port }) => port?.documentId ?? []))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await findDocument(table, organization, id)] as const)));
}

/** What is wrong with the powers of attorney. */
export const namedDocumentErrors = (lines: readonly OrderLine[], documents: NamedDocuments): readonly FieldError[] =>
  namedIn(lines, documents).flatMap(({ field, document }) => documentErrors(document, { field, by: null }));

/** @throws DomainError `not-ready` */
export function assertDocumentsReady(lines: readonly OrderLine[], documents: NamedDocuments): void {
  for (const { field, document } of namedIn(lines, documents)) assertReady(document, field);
}

const namedIn = (lines: readonly OrderLine[], documents: NamedDocuments) =>
  lines.flatMap(({ path, port }) =>
    port?.documentId === undefined
      ? []
      : [{ field: `${path}number.port.documentId`, document: documents.get(port.documentId) ?? null }],
  );

/** The writes for one number that moves here. They reject at its fields, or with ConcurrentWrite. */
export function portWrites(
  organization: OrganizationId,
  line: OrderLine,
  {
    request,
    port: { identityNumber },
    reservedFor,
    document,
  }: {
    readonly request: PortRequest;
    readonly port: CheckedPort;
    readonly reservedFor: ReservedFor;
    readonly document: Document | null;
  },
): readonly Write[] {
  const { id, number, numberKind, userId } = request;
  return [
    portRequestWrite(organization, null, request),
    portOwnerWrite(organization, id, identityNumber),
    poolNumberWrite(portingInNumber(number, numberKind, organization, reservedFor)),
    nobodyElseHas(organization, number, { user: userId, field: fieldOf(line) }),
    ...(document === null ? [] : [documentWrite(organization, document, usedDocument(document, request))]),
  ];
}
