/** What is corrected of a rejected port request. */
import type { PortRequestReply } from '../../contract/port-requests.ts';
import type { OrganizationReply } from '../../contract/organization.ts';
import type { Request } from '../api/routes.ts';
import type { TypedOwner } from '../../domain/port-check.ts';
import { typedOwner, type OwnerValue } from './owner.ts';

/** A part of the request that can be corrected. */
export type CorrectionPart = 'owner' | 'start' | 'document';

/** What was sent, as the owner's fields have it: only the masked identity number is known, so that it must be typed anew. */
const ownerAsSent = ({ currentOwner, needsConsent }: PortRequestReply): OwnerValue =>
  // Nobody has to consent to what is the organisation's own.
  currentOwner.kind === 'organization' && !needsConsent
    ? { who: 'us', name: '', identityNumber: '' }
    : { who: currentOwner.kind, name: currentOwner.name, identityNumber: '' };

/** Where a correction begins. `first`: the field of the owner that the losing operator found to be wrong. */
interface CorrectionStart {
  readonly part: CorrectionPart;
  readonly owner: OwnerValue;
  readonly first: 'who' | 'name' | 'identityNumber';
}

/** Where the correction of what was rejected begins, filled in. */
export function correctionOf(request: PortRequestReply, organization: OrganizationReply): CorrectionStart {
  const owner = ownerAsSent(request);
  switch (request.rejection?.reasonCode) {
    case 'wrong-identity-number':
      // The organisation's own number is right: it is registered on somebody else.
      return { part: 'owner', owner, first: owner.who === 'us' && !organization.soleTrader ? 'who' : 'identityNumber' };
    case 'number-not-on-subscriber':
      return { part: 'owner', owner, first: 'who' };
    case 'wrong-name-or-address':
      if (owner.who !== 'us' || organization.soleTrader)
        return { part: 'owner', owner: named(owner, request), first: 'name' };
      // The organisation is called otherwise there. Its number is known.
      return {
        part: 'owner',
        owner: { who: 'organization', name: organization.name, identityNumber: organization.organizationNumber },
        first: 'name',
      };
    // What is wrong is mended at the losing operator; something must be new all the same.
    case 'series-cannot-be-split':
    case 'prepaid-unregistered':
    case 'wrong-configuration':
    case 'other':
    case undefined:
      return { part: 'start', owner, first: 'who' };
  }
}

const named = (owner: OwnerValue, { currentOwner }: PortRequestReply): OwnerValue => ({
  ...owner,
  who: owner.who === 'us' ? 'organization' : owner.who,
  name: currentOwner.name,
});

/** What is chosen of each part; null: as it was sent. */
export interface Corrected {
  readonly owner: OwnerValue | null;
  readonly start: string | null;
  readonly documentId: string | null;
}

/** What is sent: only what is other than what was rejected. Null: nothing is. */
export function correctionsOf(
  request: PortRequestReply,
  { owner, start, documentId }: Corrected,
  organization: OrganizationReply,
): Request<'resubmitPortRequest'>['body']['corrections'] | null {
  const typed = owner === null ? null : typedOwner(owner, organization);
  const currentOwner = typed === null || isAsSent(typed, request, organization) ? null : typed;
  const corrections = {
    ...(currentOwner !== null && { currentOwner }),
    ...(start !== null && start !== request.requestedStart && { requestedStart: start }),
    ...(documentId !== null && documentId !== request.documentId && { documentId }),
  };
  return Object.keys(corrections).length === 0 ? null : corrections;
}

/** Whether nothing is other than what was sent. Of a number that is typed that is known for the organisation's own alone. */
function isAsSent(typed: TypedOwner, request: PortRequestReply, { organizationNumber }: OrganizationReply): boolean {
  const { kind, name } = request.currentOwner;
  if (typed.kind !== kind || typed.name !== name) return false;
  const number = typed.identityNumber.replaceAll(/[\s-]/gu, '');
  return number === '' || (number === organizationNumber && ownerAsSent(request).who === 'us');
}
