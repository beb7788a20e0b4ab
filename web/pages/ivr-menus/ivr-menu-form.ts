/** The form of an IVR menu, and the way from what is typed to what the API takes. */
import type { IvrMenuReply } from '../../../contract/ivr-menus.ts';
import { menuKeys, type Destination, type MenuKey } from '../../../domain/ivr-menu.ts';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import type { Request } from '../../api/routes.ts';
import { changedFields } from '../../design/conflict.ts';
import { hoursBody, hoursForm, hoursPlace, type HoursForm } from '../../targets/hours-form.ts';

/** What a key can lead to, in the order of the list. */
export const destinationKinds = [
  'answering-group',
  'user',
  'ivr-menu',
  'number',
  'message',
] as const satisfies readonly Destination['kind'][];

/** Where a key leads: the id, or the number as it is typed. */
export interface KeyForm {
  readonly key: MenuKey;
  readonly kind: Destination['kind'];
  readonly to: string;
}

export interface IvrMenuForm {
  readonly name: string;
  readonly number: string;
  readonly keys: readonly KeyForm[];
  readonly openingHours: HoursForm;
  /** Empty: none. */
  readonly greetingMessageId: string;
  /** Empty: none. */
  readonly closedMessageId: string;
}

type NewMenu = NonNullable<Request<'createIvrMenu'>['body']>;
type MenuChange = NonNullable<Request<'updateIvrMenu'>['body']>;

export const emptyIvrMenu: IvrMenuForm = {
  name: '',
  number: '',
  keys: [{ key: '1', kind: 'answering-group', to: '' }],
  openingHours: hoursForm(null),
  greetingMessageId: '',
  closedMessageId: '',
};

/** A menu as the form shows it. */
export const ivrMenuForm = (menu: IvrMenuReply): IvrMenuForm => ({
  name: menu.name,
  number: menu.number === null ? '' : formatPhoneNumber(menu.number),
  keys: menuKeys.flatMap((key): KeyForm[] => {
    const destination = menu.keys[key];
    if (destination === undefined) return [];
    const { kind } = destination;
    return [{ key, kind, to: kind === 'number' ? formatPhoneNumber(destination.number) : destination.id }];
  }),
  openingHours: hoursForm(menu.openingHours),
  greetingMessageId: menu.greetingMessageId ?? '',
  closedMessageId: menu.closedMessageId ?? '',
});

/** What the API takes. */
export const ivrMenuBody = (form: IvrMenuForm): NewMenu => ({
  name: form.name,
  number: form.number.trim() === '' ? null : form.number,
  keys: Object.fromEntries(
    form.keys.map(({ key, kind, to }) => [key, kind === 'number' ? { kind, number: to } : { kind, id: to }]),
  ),
  openingHours: hoursBody(form.openingHours),
  greetingMessageId: form.greetingMessageId === '' ? null : form.greetingMessageId,
  closedMessageId: form.closedMessageId === '' ? null : form.closedMessageId,
});

/** What the API takes of a change: the fields that stand otherwise in the form than they did. */
export const ivrMenuChange = (before: IvrMenuForm, typed: IvrMenuForm): MenuChange =>
  changedFields(ivrMenuBody(before), ivrMenuBody(typed));

/** The place in the form of a field that the API names; null when none. */
export function ivrMenuPlace(field: string, { keys }: IvrMenuForm) {
  if (field === 'name' || field === 'number' || field === 'greetingMessageId' || field === 'closedMessageId')
    return field;
  const key = /^keys\.(.)/.exec(field)?.[1];
  if (key === undefined) return hoursPlace(field);
  const place = keys.findIndex((each) => each.key === key);
  return place === -1 ? null : (`keys.${place}.to` as const);
}

/** The first key that leads nowhere yet; null when all do. */
export const nextKey = (keys: readonly KeyForm[]): MenuKey | null =>
  menuKeys.find((key) => !keys.some((each) => each.key === key)) ?? null;
