/** The fields that an action changed, before → after, folded away. */
import { useTranslation } from 'react-i18next';
import type { ActivityReply } from '../../contract/activity.ts';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import { languages, userStatuses, userTypes } from '../../domain/user.ts';
import { tellDate, tellExactly } from '../design/time.ts';
import { useTelling } from '../session/use-session.ts';
import { emptyUserForm, type UserField } from '../users/user-fields.ts';
import classes from './activity.module.css';

type Change = ActivityReply['changes'][number];

/** How many there are is told before they are unfolded. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation();
  return (
    <details className={classes.changes}>
      <summary>{t('activity.changes', { count: changes.length })}</summary>
      <dl>
        {changes.map((change) => (
          <ChangeRow key={change.field} change={change} />
        ))}
      </dl>
    </details>
  );
}

const userFields = new Set(Object.keys(emptyUserForm('sv')));
const isUserField = (field: string): field is UserField => userFields.has(field);

const otherFields = ['appActivatedAt', 'status', 'name', 'timeZone', 'invoiceAddressId', 'invoiceAddresses'] as const;
const isOtherField = (field: string): field is (typeof otherFields)[number] => isOneOf(otherFields, field);

function ChangeRow({ change: { field, before, after } }: { change: Change }) {
  const { t } = useTranslation();
  const telling = useTelling();
  return (
    <>
      <dt>{labelOf()}</dt>
      <dd>
        {before !== null && (
          <>
            <del>{told(before)}</del>
            <span className={classes.arrow} aria-label={t('activity.becomes')} role="img">
              {' → '}
            </span>
          </>
        )}
        {told(after)}
      </dd>
    </>
  );

  function labelOf(): string {
    if (isUserField(field)) return t(`users.field.${field}.label`);
    return isOtherField(field) ? t(`activity.field.${field}`) : field;
  }

  function told(value: Change['after']): string {
    if (value === null || value === '') return t('activity.nothing');
    if (typeof value === 'boolean') return t(value ? 'answer.yes' : 'answer.no');
    if (Array.isArray(value)) return value.length === 0 ? t('activity.nothing') : value.map(told).join(', ');
    const text = String(value);
    const word = wordOf(field, text);
    if (word !== null) return t(word);
    if (/^\+\d{7,15}$/.test(text)) return formatPhoneNumber(text);
    if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(text)) return tellExactly(text, telling);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? tellDate(text, telling.language) : text;
  }
}

const isOneOf = <Choice extends string>(choices: readonly Choice[], text: string): text is Choice =>
  choices.some((choice) => choice === text);

/** The message of a value that is one of a few. */
function wordOf(field: string, value: string) {
  if (field === 'language' && isOneOf(languages, value)) return `language.${value}` as const;
  if (field === 'userType' && isOneOf(userTypes, value)) return `users.userType.${value}` as const;
  if (field === 'status' && isOneOf(userStatuses, value)) return `users.status.${value}` as const;
  return null;
}
