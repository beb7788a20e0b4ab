/**
 * Swedish identity numbers: what an organisation or a person is called by authorities. An organisation number has a third digit of
 * at least 2, a personal number a month there, so that no number is both. A sole trader's organisation number *is* the owner's
 * personal number, which stays in the house: replies bear it masked, logs, events and search rows not at all.
 */
import { isDate, type LocalDate } from './local-date.ts';
import { plainText } from './text.ts';
import { passesLuhn } from './luhn.ts';

declare const brand: unique symbol;
/** Ten digits of an organisation, or the twelve of a person: `5566778899`, `198507099805`. Its length tells which. */
export type IdentityNumber = string & { readonly [brand]: 'IdentityNumber' };

/**
 * Reads an identity number as people write it; null when it is none.
 *
 * - An organisation's: ten digits, or twelve beginning with 16 (OID 1.3.7).
 * - A person's: ten digits, with `+` from the year in which the person turns a hundred, or twelve with the century. The day of birth
 *   must exist and have been (folkbokföringslagen 1991:481, 18 §). A coordination number has 60 added to the day (lagen 2022:1697).
 *
 * Both end in the check digit of Luhn over the ten.
 */
export function parseIdentityNumber(text: string, today: LocalDate): IdentityNumber | null {
  const parts = /^(\d\d)?(\d{6})([-+ ]?)(\d{4})$/.exec(plainText(text));
  if (!parts) return null;
  const [, century, six = '', separator, four = ''] = parts;
  if (!passesLuhn(six + four)) return null;
  if (/^\d\d[2-9]/.test(six)) {
    const isOrganization = (century === undefined || century === '16') && separator !== '+';
    return isOrganization ? (`${six}${four}` as IdentityNumber) : null;
  }
  const year = century === undefined ? yearOfBirth(six, separator === '+', today) : `${century}${six.slice(0, 2)}`;
  return isBirth(year, six, today) ? (`${year}${six.slice(2)}${four}` as IdentityNumber) : null;
}

/** Whether the number is a person's, and so personal data. */
export const isPersonal = (number: IdentityNumber): boolean => number.length === 12;

/** What of the number may be shown: all of an organisation's, of a person's no more than the day of birth, `850709-****`. */
export const maskIdentityNumber = (number: IdentityNumber): string =>
  isPersonal(number) ? `${number.slice(2, 8)}-****` : number;

/** An organisation number as people write it: *556677-8899*. What is masked stays as it is. */
export const formatOrganizationNumber = (number: string): string => number.replace(/^(\d{6})(\d{4})$/, '$1-$2');

/** Free text with its personal numbers masked. Other services are asked not to write them; this does not depend on it. */
export const maskPersonalNumbers = (text: string, today: LocalDate): string =>
  text.replaceAll(/(?<!\d)(?:\d\d)?\d{6}\D?\d{4}(?!\d)/gu, (found) => {
    const number = parseIdentityNumber(found, today);
    return number !== null && isPersonal(number) ? maskIdentityNumber(number) : found;
  });

/** The year that two digits mean: the last one that has come, a hundred years earlier for one who bears a plus or is not yet born. */
function yearOfBirth(six: string, isHundred: boolean, today: LocalDate): string {
  const thisYear = Number(today.slice(0, 4));
  const latest = thisYear - ((thisYear - Number(six.slice(0, 2))) % 100);
  return String(isHundred || !isBirth(String(latest), six, today) ? latest - 100 : latest);
}

/** Whether there was such a day, up to today, in that year. */
function isBirth(year: string, six: string, today: LocalDate): boolean {
  const day = Number(six.slice(4));
  const date = `${year}-${six.slice(2, 4)}-${String(day > 60 ? day - 60 : day).padStart(2, '0')}`;
  return isDate(date) && date <= today;
}
