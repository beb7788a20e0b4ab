/** The form of a user: its fields in their groups, and the way from what is typed to what the API takes. */
import type { UserReply } from '../../contract/users.ts';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import type { Language } from '../../domain/language.ts';
import type { UserType } from '../../domain/user.ts';
import { changedFields } from '../design/conflict.ts';
import type { Request } from '../api/routes.ts';

/** What stands in the form. An empty text is an answer too: nothing, or the default. */
export interface UserForm {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly username: string;
  readonly customUsername: string;
  readonly administrator: boolean;
  readonly primaryNumber: string;
  readonly secondaryNumber: string;
  readonly aliases: readonly { readonly number: string }[];
  readonly userType: UserType;
  readonly softphone: boolean;
  readonly mobileVoip: boolean;
  readonly department: string;
  readonly city: string;
  readonly language: Language;
  /** Empty: none of them. */
  readonly invoiceAddressId: string;
  readonly activatesOn: string;
  readonly expiresOn: string;
  readonly deactivatesOn: string;
}
export type UserField = keyof UserForm;

/** An empty form: most colleagues need no more than what is set here. */
export const emptyUserForm = (language: Language): UserForm => ({
  firstName: '',
  lastName: '',
  email: '',
  username: '',
  customUsername: '',
  administrator: false,
  primaryNumber: '',
  secondaryNumber: '',
  aliases: [],
  userType: 'user',
  softphone: true,
  mobileVoip: true,
  department: '',
  city: '',
  language,
  invoiceAddressId: '',
  activatesOn: '',
  expiresOn: '',
  deactivatesOn: '',
});

type NewUser = NonNullable<Request<'createUser'>['body']>;
type UserChange = NonNullable<Request<'updateUser'>['body']>;

/** What the API takes: null for what was left empty. The username is left out when empty; the API makes one from the name. */
export const newUserBody = (form: UserForm): NewUser => ({
  ...(form.username.trim() !== '' && { username: form.username }),
  ...changeableBody(form),
});

/** What the API takes of a change: the fields that stand otherwise in the form than they did. */
export const userChangeBody = (before: UserForm, typed: UserForm): UserChange =>
  changedFields(changeableBody(before), changeableBody(typed));

/** A user as the form shows it: numbers as Swedes write them. */
export const userForm = (user: UserReply): UserForm => ({
  firstName: user.firstName,
  lastName: user.lastName,
  email: user.email ?? '',
  username: user.username,
  customUsername: user.customUsername ?? '',
  administrator: user.administrator,
  primaryNumber: grouped(user.primaryNumber),
  secondaryNumber: grouped(user.secondaryNumber),
  aliases: user.aliases.map((number) => ({ number: grouped(number) })),
  userType: user.userType,
  softphone: user.softphone,
  mobileVoip: user.mobileVoip,
  department: user.department ?? '',
  city: user.city ?? '',
  language: user.language,
  invoiceAddressId: user.invoiceAddressId ?? '',
  activatesOn: user.activatesOn ?? '',
  expiresOn: user.expiresOn ?? '',
  deactivatesOn: user.deactivatesOn ?? '',
});

const grouped = (number: string | null): string => (number === null ? '' : formatPhoneNumber(number));

function changeableBody({ username: _fixed, aliases, ...form }: UserForm) {
  return {
    ...form,
    customUsername: orNull(form.customUsername),
    email: orNull(form.email),
    primaryNumber: orNull(form.primaryNumber),
    secondaryNumber: orNull(form.secondaryNumber),
    aliases: aliases.map(({ number }) => number).filter((number) => number.trim() !== ''),
    department: orNull(form.department),
    city: orNull(form.city),
    invoiceAddressId: orNull(form.invoiceAddressId),
    activatesOn: orNull(form.activatesOn),
    expiresOn: orNull(form.expiresOn),
    deactivatesOn: orNull(form.deactivatesOn),
  };
}

/** The place in the form of a field that the API names. Empty aliases were left out of what was sent. */
export function placeInForm(
  field: string,
  { aliases, ...others }: UserForm,
): UserField | `aliases.${number}.number` | null {
  const alias = /^aliases\[(\d+)\]$/.exec(field)?.[1];
  if (alias !== undefined) {
    const sent = [...aliases.keys()].filter((place) => aliases[place]?.number.trim() !== '');
    const place = sent[Number(alias)];
    return place === undefined ? null : `aliases.${place}.number`;
  }
  return field in others ? (field as UserField) : null;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);
