/** What is wrong with a postal address as it is typed. */
import i18next from 'i18next';
import { fieldMessages } from '../../contract/field-messages.ts';
import type { Language } from '../../domain/language.ts';
import { parsePostalCode } from '../../domain/postal-code.ts';
import { addressParts, type PostalAddress } from '../../domain/subscription-order.ts';

/** The sentences, by the part that they are about; empty: it can be sent to. */
export type AddressErrors = Partial<Record<keyof PostalAddress, string>>;

/** Every part is needed, and the postal code is a Swedish one. */
export function addressErrors(address: PostalAddress, language: Language): AddressErrors {
  const errors: AddressErrors = {};
  for (const part of addressParts) {
    if (address[part].trim() === '') errors[part] = i18next.t('field.required');
    else if (part === 'postalCode' && parsePostalCode(address.postalCode.trim()) === null)
      errors.postalCode = fieldMessages['not-a-postal-code'][language];
  }
  return errors;
}
