/** One of the world's time zones, found by its city. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainText } from '../../../domain/text.ts';
import { Picker } from '../../design/picker.tsx';
import { localeOf, tellTimeZone } from '../../design/time.ts';
import { currentLanguage } from '../../language.ts';

const mostSuggestions = 8;

/** What is typed is looked for anywhere in the name: `stock`, `new york`. */
export function TimeZonePicker(props: {
  id: string;
  value: string;
  error: string | undefined;
  onPick: (timeZone: string) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const words = plain(typed).split(' ').filter(Boolean);
  const found = Intl.supportedValuesOf('timeZone').filter((zone) => words.every((word) => plain(zone).includes(word)));
  const first = typed === '' ? [props.value, ...found.filter((zone) => zone !== props.value)] : found;
  return (
    <Picker
      id={props.id}
      value={tellTimeZone(props.value)}
      suggestions={first
        .slice(0, mostSuggestions)
        .map((zone) => ({ id: zone, text: tellTimeZone(zone), more: nameOf(zone) }))}
      nothing={t('organization.noTimeZone')}
      error={props.error}
      onType={setTyped}
      onPick={({ id }) => props.onPick(id)}
    />
  );
}

const plain = (text: string): string => plainText(tellTimeZone(text)).toLowerCase().replaceAll('/', ' ');

/** What people call it, in their language: *centraleuropeisk tid*. */
const nameOf = (timeZone: string): string | undefined =>
  new Intl.DateTimeFormat(localeOf(currentLanguage()), { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')?.value;
