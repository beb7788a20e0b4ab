/** What a field is called and what its value means, in words: for the activity log, its file, and where two changes meet. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatIccid } from '../../domain/iccid.ts';
import { isId } from '../../domain/ids.ts';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import { languages } from '../../domain/language.ts';
import { operatorReasons, rejectionReasons } from '../../domain/port-request.ts';
import { orderFailures } from '../../domain/subscription-order.ts';
import { isLocalDateTime } from '../../domain/time-zone.ts';
import { userStatuses, userTypes } from '../../domain/user.ts';
import { tellDate, tellExactly } from '../design/time.ts';
import { countryName } from '../design/country-name.ts';
import { organizationQuery } from '../data/organization-query.ts';
import { useTelling } from '../design/use-telling.ts';
import type { ActivityReply } from '../../contract/activity.ts';
import { tellPlan } from './tell-plan.ts';
import type { TellValue, Value } from './telling.ts';
import { emptyUserForm, type UserField } from '../users/user-fields.ts';
import type { UserNames } from '../data/user-names.ts';

const userFields = new Set(Object.keys(emptyUserForm('sv')));
const isUserField = (field: string): field is UserField => userFields.has(field);

const otherFields = [
  'appActivatedAt',
  'status',
  'name',
  'timeZone',
  'invoiceAddresses',
  'allowedCountries',
  'title',
  'targets',
  'start',
  'end',
  'recurrence',
  'until',
  'effect',
  'state',
  'messageId',
  'exceptions',
  'renewYearly',
  'renewedFrom',
  'number',
  'strategy',
  'agents',
  'loggedIn',
  'greetingMessageId',
  'keys',
  'foreignNumbers',
  'openingHours',
  'closedMessageId',
  'override',
  'overrideUntil',
  'userId',
  'products',
  'plannedProducts',
  'plannedFrom',
  'simCards',
  'blockedSimCards',
  'endsOn',
  'failure',
  'requestedStart',
  'confirmedStart',
  'rejection',
  'needsOperator',
] as const;

const noNames: UserNames = new Map();

/** Dates as people say them, yes and no, numbers grouped, addresses by their name, people by the names that are given. */
export function useTellValue(names: UserNames = noNames): TellValue {
  return useTellValueOf()(names);
}

/** The same, where the names are known only later. */
export function useTellValueOf(): (names: UserNames) => TellValue {
  const { t } = useTranslation();
  const telling = useTelling();
  const queryClient = useQueryClient();
  const organization = useQuery(organizationQuery);

  function addressOf(id: string): string {
    // What a file waited for may be newer than what was drawn.
    const known = queryClient.getQueryData(organizationQuery.queryKey);
    if (known === undefined) return organization.isPending ? '…' : t('users.picker.unread');
    return known.invoiceAddresses.find((address) => address.id === id)?.name ?? id;
  }

  function labelOf(field: string): string {
    if (isUserField(field)) return t(`users.field.${field}.label`);
    return isOneOf(otherFields, field) ? t(`activity.field.${field}`) : field;
  }

  function tell(field: string, text: string, names: UserNames): string {
    if (isId('usr', text) || isId('msg', text)) return names.get(text) ?? '…';
    if (isProductField(field)) return names.get(text) ?? text;
    if (field === 'failure' && isOneOf(orderFailures, text)) return t(`activity.failure.${text}`);
    if (field === 'rejection' && isOneOf(rejectionReasons, text)) return t(`activity.rejection.${text}`);
    if (field === 'needsOperator' && isOneOf(operatorReasons, text)) return t(`activity.needsOperator.${text}`);
    const word = wordOf(field, text);
    if (word !== null) return t(word);
    if (field === 'allowedCountries') return countryName(text, telling.language);
    if (field === 'invoiceAddressId') return addressOf(text);
    if (/^89\d{17,18}$/.test(text)) return formatIccid(text);
    if (/^\+\d{7,15}$/.test(text)) return formatPhoneNumber(text);
    if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(text)) return tellExactly(text, telling);
    if (isLocalDateTime(text)) return text.replace('T', ' ');
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? tellDate(text, telling.language) : text;
  }

  function told(field: string, value: Value, names: UserNames): string {
    const plan = tellPlan(field, value, telling.language, (one) => tell(field, one, names));
    if (plan !== null) return plan;
    if (value === null || value === '') return t('activity.nothing');
    if (typeof value === 'boolean') return t(value ? 'answer.yes' : 'answer.no');
    if (Array.isArray(value)) {
      return value.length === 0 ? t('activity.nothing') : value.map((each) => tell(field, each, names)).join(', ');
    }
    return tell(field, String(value), names);
  }

  return (names) => ({ labelOf, told: (field, value) => told(field, value, names) });
}

/** Values before and after. */
type Changed = readonly { readonly before: Value; readonly after: Value }[];

const isProductField = (field: string): boolean => field === 'products' || field === 'plannedProducts';

/** The products that values name by their codes, each once. */
export const productsIn = (changes: ActivityReply['changes']): readonly string[] =>
  textsIn(changes.filter(({ field }) => isProductField(field)));

/** The people whom values name by their ids, each once. */
export const peopleIn = (changes: Changed): readonly string[] => idsIn(changes, /usr_\w{26}$/);

/** The voice messages that values name by their ids, each once. */
export const messagesIn = (changes: Changed): readonly string[] => idsIn(changes, /msg_\w{26}(?=\)?$)/);

const idsIn = (changes: Changed, pattern: RegExp): readonly string[] => [
  ...new Set(textsIn(changes).flatMap((text) => pattern.exec(text)?.[0] ?? [])),
];

const textsIn = (changes: Changed): readonly string[] => [
  ...new Set(
    changes
      .flatMap(({ before, after }) => [before, after])
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .filter((value) => typeof value === 'string'),
  ),
];

const isOneOf = <Choice extends string>(choices: readonly Choice[], text: string): text is Choice =>
  choices.some((choice) => choice === text);

/** The message of a value that is one of a few. */
function wordOf(field: string, value: string) {
  if (field === 'language' && isOneOf(languages, value)) return `language.${value}` as const;
  if (field === 'userType' && isOneOf(userTypes, value)) return `users.userType.${value}` as const;
  if (field === 'status' && isOneOf(userStatuses, value)) return `users.status.${value}` as const;
  if (field === 'status' && value === 'ended') return 'activity.ended' as const;
  return null;
}
