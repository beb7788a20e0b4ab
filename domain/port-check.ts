/**
 * What the losing operator would reject a port for, found before it is asked: the number, the owner and the hour as people type them.
 * About one request in five is rejected for such a trifle.
 */
import type { FieldError } from './domain-error.ts';
import { isPersonal, maskIdentityNumber, parseIdentityNumber, type IdentityNumber } from './identity-number.ts';
import type { EpochMilliseconds, LocalDate } from './local-date.ts';
import { passesLuhn } from './luhn.ts';
import { parsePhoneNumber, type E164 } from './phone-number.ts';
import type { PoolNumberKind } from './pool-number.ts';
import type { CurrentOwner } from './port-request.ts';
import { portStartFault, portWindowSettings, type PortStartFault } from './port-window.ts';
import { plainText } from './text.ts';
import { toLocal, type LocalDateTime } from './time-zone.ts';

/** A number that can move, with the kind whose windows it has. */
export interface PortableNumber {
  readonly number: E164;
  readonly kind: PoolNumberKind;
}

/** @param field of the number in the request */
export function portableNumber(typed: string, field: string): PortableNumber | FieldError {
  const parsed = parsePhoneNumber(typed);
  if (!parsed.ok) return { field, code: parsed.code, ...(parsed.values && { values: parsed.values }) };
  if (parsed.kind === 'foreign') return { field, code: 'not-a-swedish-number' };
  return { number: parsed.number, kind: parsed.kind === 'mobile' ? 'mobile' : 'geographic' };
}

/** The owner as a request has it, and the whole identity number, which is kept apart. */
export interface PortOwner {
  readonly owner: CurrentOwner;
  readonly identityNumber: IdentityNumber;
}

/** What people type of an owner. */
export interface TypedOwner {
  readonly kind: CurrentOwner['kind'];
  readonly identityNumber: string;
  readonly name: string;
}

/** @param field of the owner in the request */
export function portOwner({ kind, identityNumber, name }: TypedOwner, field: string, now: EpochMilliseconds) {
  const parsed = readIdentityNumber(identityNumber, kind, now);
  if (typeof parsed === 'object') return { field: `${field}.identityNumber`, ...parsed } satisfies FieldError;
  return { owner: { kind, name, maskedIdentityNumber: maskIdentityNumber(parsed) }, identityNumber: parsed };
}

/** An organisation's number, or a person's. A sole trader's is the owner's personal number. */
function readIdentityNumber(
  typed: string,
  kind: CurrentOwner['kind'],
  now: EpochMilliseconds,
): IdentityNumber | Pick<FieldError, 'code'> {
  const text = plainText(typed);
  const today = toLocal(now, portWindowSettings.timeZone).slice(0, 10) as LocalDate;
  const number = parseIdentityNumber(text, today);
  // 0707767604 is a mobile number, and a coordination number too: people type the former so, and the latter with its hyphen.
  if (looksLikePhoneNumber(text) && (number === null || isCoordinationNumber(number)))
    return { code: 'identity-is-phone-number' };
  if (number === null) return { code: whyNone(text) };
  if (kind === 'person' && number.length === 10) return { code: 'identity-of-organization' };
  return number;
}

const looksLikePhoneNumber = (text: string): boolean =>
  /^(\+46|0046|0)[\d\s()-]+$/u.test(text) && !/^\d{6}[-+]\d{4}$/u.test(text) && parsePhoneNumber(text).ok;

/** A coordination number has 60 added to its day. */
const isCoordinationNumber = (number: IdentityNumber): boolean => isPersonal(number) && Number(number.slice(6, 8)) > 60;

function whyNone(text: string): FieldError['code'] {
  const digits = text.replaceAll(/[-+ ]/gu, '');
  if (!/^\d{10}(\d\d)?$/u.test(digits)) return 'not-an-identity-number';
  const ten = digits.slice(-10);
  if (!passesLuhn(ten)) return 'identity-check-digit';
  // An organisation's has no century but 16, and no plus.
  return /^\d\d[2-9]/u.test(ten) ? 'not-an-identity-number' : 'identity-date';
}

/** Whether somebody else than the organisation has the number, who must consent. */
export const needsConsent = (owner: IdentityNumber, organization: IdentityNumber): boolean => owner !== organization;

/** The error of a wished hour. Hours in its sentence are as people read them. */
export function startError(fault: PortStartFault | { readonly code: 'in-the-past' }, field: string): FieldError {
  switch (fault.code) {
    case 'on-holiday':
      return { field, code: fault.code, values: { holiday: fault.name } };
    case 'too-soon':
      return { field, code: fault.code, values: { earliest: fault.earliest.replace('T', ' ') } };
    case 'too-far-ahead':
      return { field, code: fault.code, values: { days: portWindowSettings.mostDaysAhead } };
    case 'outside-hours':
      return {
        field,
        code: fault.code,
        values: { first: portWindowSettings.firstHour, last: portWindowSettings.lastHour },
      };
    default:
      return { field, code: fault.code };
  }
}

/** A port as somebody orders it. */
export interface TypedPort {
  readonly number: string;
  readonly requestedStart: LocalDateTime;
  readonly currentOwner: TypedOwner;
}

/** A port in which no reason for a rejection was found. */
export interface CheckedPort extends PortableNumber, PortOwner {
  readonly requestedStart: LocalDateTime;
}

/**
 * Judges a whole port, without the table.
 * @param path begins the names of its fields: `number.port.`
 * @returns all that is wrong with it, or the port
 */
export function checkedPort(
  { number, requestedStart, currentOwner }: TypedPort,
  path: string,
  now: EpochMilliseconds,
): CheckedPort | readonly FieldError[] {
  const portable = portableNumber(number, `${path}number`);
  const owner = portOwner(currentOwner, `${path}currentOwner`, now);
  const fault = portStartFault(requestedStart, 'kind' in portable ? portable.kind : 'mobile', now);
  const errors = [
    ...('code' in portable ? [portable] : []),
    ...('code' in owner ? [owner] : []),
    ...(fault === null ? [] : [startError(fault, `${path}requestedStart`)]),
  ];
  if ('code' in portable || 'code' in owner || errors.length > 0) return errors;
  return { ...portable, ...owner, requestedStart };
}
