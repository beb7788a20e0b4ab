/** On whom a number is registered at the old operator, as it is filled in, and what is wrong with that. */
import { fieldMessages } from '../../contract/field-messages.ts';
import type { OrganizationReply } from '../../contract/organization.ts';
import { portFix } from '../../contract/port-messages.ts';
import { fill } from '../../contract/problems.ts';
import type { FieldCode } from '../../domain/domain-error.ts';
import { maskIdentityNumber } from '../../domain/identity-number.ts';
import type { Language } from '../../domain/language.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { portOwner, type TypedOwner } from '../../domain/port-check.ts';

/** The three choices: the organisation itself, another company, a person. */
export const ownerChoices = ['us', 'organization', 'person'] as const;
export type OwnerChoice = (typeof ownerChoices)[number];

/**
 * What is filled in. `name` and `identityNumber` are not used for the organisation itself, but for a sole trader's `identityNumber`, which the
 * portal does not have. That is absent in what was kept of a form: it is stored nowhere.
 */
export interface OwnerValue {
  readonly who: OwnerChoice | null;
  readonly name: string;
  readonly identityNumber?: string | undefined;
}

/** Nothing is filled in. */
export const noOwner: OwnerValue = { who: null, name: '', identityNumber: '' };

/** What is wrong with each part. */
export type OwnerErrors = Partial<Readonly<Record<keyof OwnerValue, string | undefined>>>;

/** What of the organisation is known. */
type Organization = Pick<OrganizationReply, 'name' | 'organizationNumber' | 'soleTrader'>;

/** Whether an identity number has to be typed: a sole trader's is a personal number, which the API returns masked. */
export const needsIdentityNumber = ({ who }: OwnerValue, organization: Organization): boolean =>
  who !== null && (who !== 'us' || organization.soleTrader);

/** The owner as the API takes it, whether it is right or not; null: nothing is chosen. */
export function typedOwner(value: OwnerValue, organization: Organization): TypedOwner | null {
  const { who, name, identityNumber = '' } = value;
  if (who === null) return null;
  if (who !== 'us') return { kind: who, name: name.trim(), identityNumber };
  return {
    kind: 'organization',
    name: organization.name,
    identityNumber: organization.soleTrader ? identityNumber : organization.organizationNumber,
  };
}

/** What is wrong with what is filled in; nothing: it can be sent. */
export function ownerErrors(
  value: OwnerValue,
  organization: Organization,
  { language, now }: { readonly language: Language; readonly now: EpochMilliseconds },
): OwnerErrors {
  const typed = typedOwner(value, organization);
  const required = fieldMessages.required[language];
  if (typed === null) return { who: fieldMessages['invalid-choice'][language] };
  const identityNumber = typed.identityNumber.trim() === '' ? required : identityNumberError(typed, { language, now });
  return {
    ...(typed.name === '' && { name: required }),
    ...(identityNumber !== null && { identityNumber }),
  };
}

/** What is wrong with an identity number, and what to do; null: it is right. */
export function identityNumberError(
  typed: TypedOwner,
  { language, now }: { readonly language: Language; readonly now: EpochMilliseconds },
): string | null {
  const owner = portOwner(typed, '', now);
  return 'code' in owner ? faultText(owner.code, language) : null;
}

/** A sentence on what is wrong with a part of a port, and one on what to do. */
export function faultText(
  code: FieldCode,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const fix = portFix(code)[language];
  const message = fill(fieldMessages[code][language], values);
  return code in ownFixes ? message : `${message} ${fix}`;
}

/** Their message says already what to do. */
const ownFixes: Partial<Record<FieldCode, true>> = {
  'identity-is-phone-number': true,
  'identity-of-organization': true,
};

/** Whether somebody else than the organisation must consent, in a power of attorney; null: that is not known yet. */
export function ownerMustConsent(
  value: OwnerValue,
  organization: Organization,
  now: EpochMilliseconds,
): boolean | null {
  const typed = typedOwner(value, organization);
  if (typed === null) return null;
  const owner = portOwner(typed, '', now);
  if ('code' in owner) return null;
  const shown = organization.soleTrader ? maskIdentityNumber(owner.identityNumber) : owner.identityNumber;
  return shown !== organization.organizationNumber;
}

/** How many digits are typed of a number that may still become right; null: it is whole, has something else in it, or is empty. */
export function digitsTyped(identityNumber: string): number | null {
  const digits = identityNumber.replaceAll(/[\s+-]/gu, '');
  return /^\d{1,9}$/.test(digits) ? digits.length : null;
}
