/** The number that moves here, in the form of the order wizard, and the ways between it, its draft and the order. */
import type { OrganizationReply } from '../../../contract/organization.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import { isLocalDateTime } from '../../../domain/time-zone.ts';
import type { Request } from '../../api/routes.ts';
import { noOwner, ownerChoices, ownerMustConsent, typedOwner, type OwnerValue } from '../../ports/owner.ts';

/** As it was typed: anything may be missing or wrong. */
export interface PortForm {
  /** In any spelling. */
  readonly number: string;
  readonly owner: OwnerValue;
  /** `YYYY-MM-DDTHH:mm`; empty: not chosen. */
  readonly requestedStart: string;
  /** The power of attorney; empty: none. */
  readonly documentId: string;
  /** It is sent after the order. */
  readonly isDocumentLater: boolean;
}

export const emptyPort: PortForm = {
  number: '',
  owner: noOwner,
  requestedStart: '',
  documentId: '',
  isDocumentLater: false,
};

type DraftNumber = NonNullable<NonNullable<Request<'putOrderDraft'>['body']>['number']>;
type DraftPort = NonNullable<DraftNumber['port']>;

/** As it is stored: without the identity number. */
export const draftOfPort = ({ number, owner, requestedStart, documentId }: PortForm): DraftPort => ({
  number,
  ...((owner.who !== null || owner.name !== '') && {
    currentOwner: { ...(owner.who !== null && { kind: owner.who }), ...(owner.name !== '' && { name: owner.name }) },
  }),
  ...(requestedStart !== '' && { requestedStart }),
  ...(documentId !== '' && { documentId }),
});

/** A draft as the form shows it, also one that another client saved. */
export function portOfDraft({ number = '', currentOwner, requestedStart = '', documentId = '' }: DraftPort): PortForm {
  const who = ownerChoices.find((each) => each === currentOwner?.kind) ?? null;
  return {
    ...emptyPort,
    number,
    owner: { ...noOwner, who, name: currentOwner?.name ?? '' },
    requestedStart,
    documentId,
  };
}

type PortChoice = NonNullable<NonNullable<Request<'createSubscriptionOrder'>['body']['number']>['port']>;

/** A port that has no fault, as the order takes it. A document is of no use when nobody else has to consent. */
export function portBody(
  { number, owner, requestedStart, documentId }: PortForm,
  organization: OrganizationReply,
  now: EpochMilliseconds,
): PortChoice {
  const currentOwner = typedOwner(owner, organization);
  if (currentOwner === null || !isLocalDateTime(requestedStart)) throw new Error('The port has a fault');
  return {
    number,
    requestedStart,
    currentOwner,
    ...(documentId !== '' && ownerMustConsent(owner, organization, now) === true && { documentId }),
  };
}

/** A field of the port that a problem can be at. */
export type PortField =
  | 'number'
  | 'owner.who'
  | 'owner.name'
  | 'owner.identityNumber'
  | 'requestedStart'
  | 'documentId';

/** The field that the API names, within a line of the order; null when it is none of the port's. */
export const portFieldOf = (named: string): PortField | null =>
  Object.hasOwn(portFields, named) ? (portFields[named] ?? null) : null;

const portFields: Readonly<Record<string, PortField>> = {
  'number.port.number': 'number',
  'number.port.currentOwner.kind': 'owner.who',
  'number.port.currentOwner.name': 'owner.name',
  'number.port.currentOwner.identityNumber': 'owner.identityNumber',
  'number.port.requestedStart': 'requestedStart',
  'number.port.documentId': 'documentId',
};
