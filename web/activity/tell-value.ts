/** What a field is called and what its value means, in words: for the activity log, its file, and where two changes meet. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { strategies } from '../../domain/answering-group.ts';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import { recurrences, targetStates } from '../../domain/schedule.ts';
import { languages, userStatuses, userTypes } from '../../domain/user.ts';
import { tellDate, tellExactly } from '../design/time.ts';
import { organizationQuery } from '../organization/organization-query.ts';
import { useTelling } from '../session/use-session.ts';
import type { TellValue, Value } from './telling.ts';
import { emptyUserForm, type UserField } from '../users/user-fields.ts';

const userFields = new Set(Object.keys(emptyUserForm('sv')));
const isUserField = (field: string): field is UserField => userFields.has(field);

const otherFields = [
  'appActivatedAt',
  'status',
  'name',
  'timeZone',
  'invoiceAddresses',
  'title',
  'targets',
  'start',
  'end',
  'recurrence',
  'until',
  'effect',
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
  'openingHours',
  'closedMessageId',
  'override',
  'overrideUntil',
] as const;

/** Dates as people say them, yes and no, numbers grouped, addresses by their name. */
export function useTellValue(): TellValue {
  const { t } = useTranslation();
  const telling = useTelling();
  const addresses = useQuery(organizationQuery).data?.invoiceAddresses ?? [];

  function labelOf(field: string): string {
    if (isUserField(field)) return t(`users.field.${field}.label`);
    return isOneOf(otherFields, field) ? t(`activity.field.${field}`) : field;
  }

  function told(field: string, value: Value): string {
    if (value === null || value === '') return t('activity.nothing');
    if (typeof value === 'boolean') return t(value ? 'answer.yes' : 'answer.no');
    if (Array.isArray(value)) {
      return value.length === 0 ? t('activity.nothing') : value.map((each) => told(field, each)).join(', ');
    }
    const text = String(value);
    const word = wordOf(field, text);
    if (word !== null) return t(word);
    if (field === 'invoiceAddressId') return addresses.find(({ id }) => id === text)?.name ?? text;
    if (/^\+\d{7,15}$/.test(text)) return formatPhoneNumber(text);
    if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(text)) return tellExactly(text, telling);
    if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text))
      return `${tellDate(text.slice(0, 10), telling.language)} ${text.slice(11)}`;
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? tellDate(text, telling.language) : text;
  }

  return { labelOf, told };
}

const isOneOf = <Choice extends string>(choices: readonly Choice[], text: string): text is Choice =>
  choices.some((choice) => choice === text);

/** The message of a value that is one of a few. */
function wordOf(field: string, value: string) {
  if (field === 'language' && isOneOf(languages, value)) return `language.${value}` as const;
  if (field === 'userType' && isOneOf(userTypes, value)) return `users.userType.${value}` as const;
  if ((field === 'effect' || field === 'override') && isOneOf(targetStates, value))
    return `schedule.effect.${value}` as const;
  if (field === 'recurrence' && isOneOf(recurrences, value)) return `schedule.recurrence.${value}` as const;
  if (field === 'strategy' && isOneOf(strategies, value)) return `answeringGroup.strategy.${value}` as const;
  if (field === 'targets' && value === 'all-answering-groups') return 'activity.targets.all-answering-groups' as const;
  if (field === 'targets' && value === 'all-ivr-menus') return 'activity.targets.all-ivr-menus' as const;
  if (field === 'status' && isOneOf(userStatuses, value)) return `users.status.${value}` as const;
  return null;
}
