/** The form of the organisation, and the way from what is typed to what the API takes. */
import type { OrganizationReply } from '../../../contract/organization.ts';
import type { Country } from '../../../domain/country.ts';
import type { Language } from '../../../domain/language.ts';
import type { Request } from '../../api/routes.ts';
import { changedFields } from '../../design/conflict.ts';

/** An invoice address in the form; `id` is empty as long as it is not saved. */
export interface AddressForm {
  readonly addressId: string;
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}

/** What stands in the form. Archived addresses do not: they are what was left out of it earlier. */
export interface OrganizationForm {
  readonly name: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly allowedCountries: readonly Country[];
  readonly invoiceAddresses: readonly AddressForm[];
}

export const addressParts = ['name', 'street', 'postalCode', 'city'] as const satisfies readonly (keyof AddressForm)[];

/** The API takes at most so many addresses. */
export const mostAddresses = 20;

export const emptyAddress: AddressForm = { addressId: '', name: '', street: '', postalCode: '', city: '' };

/** An organisation as the form shows it. */
export const organizationForm = (organization: OrganizationReply): OrganizationForm => ({
  name: organization.name,
  timeZone: organization.timeZone,
  language: organization.language,
  allowedCountries: organization.allowedCountries,
  invoiceAddresses: organization.invoiceAddresses
    .filter(({ archived }) => !archived)
    .map(({ id, name, street, postalCode, city }) => ({ addressId: id, name, street, postalCode, city })),
});

type OrganizationChange = NonNullable<Request<'updateOrganization'>['body']>;

/** What the API takes of a change: the fields that stand otherwise in the form than they did. */
export const organizationChangeBody = (before: OrganizationForm, typed: OrganizationForm): OrganizationChange =>
  changedFields(changeBody(before), changeBody(typed));

const changeBody = (form: OrganizationForm) => ({
  ...form,
  allowedCountries: [...form.allowedCountries],
  invoiceAddresses: form.invoiceAddresses.map(({ addressId, ...address }) => ({
    ...(addressId !== '' && { id: addressId }),
    ...address,
  })),
});

/** The place in the form of a field that the API names. */
export function placeInOrganization(
  field: string,
):
  | 'name'
  | 'timeZone'
  | 'language'
  | 'allowedCountries'
  | `invoiceAddresses.${number}.${(typeof addressParts)[number]}`
  | null {
  const [, place, part] = /^invoiceAddresses\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
  const known = addressParts.find((each) => each === part);
  if (known !== undefined) return `invoiceAddresses.${Number(place)}.${known}`;
  const [whole] = field.split('[');
  return (['name', 'timeZone', 'language', 'allowedCountries'] as const).find((each) => each === whole) ?? null;
}
