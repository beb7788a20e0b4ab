/** A telephone number in the form: tidied when one leaves it, and told at once when it cannot do what it is there for. */
import { IconAlertTriangle, IconMessage } from '@tabler/icons-react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { formatPhoneNumber, parsePhoneNumber, type NumberKind } from '../../../domain/phone-number.ts';
import type { Elements } from '../../design/elements.ts';
import { FieldHint } from '../../design/field-hint.tsx';
import { TextField } from '../../design/text-field.tsx';
import { useUserFields } from './use-user-fields.ts';
import { textableNumber } from '../../users/use-send-config-sms.ts';
import type { UserForm } from '../../users/user-fields.ts';

/** What is typed in any spelling becomes the usual one. */
export function NumberField({ name, hint }: { name: 'primaryNumber' | 'secondaryNumber'; hint?: Elements }) {
  const form = useUserFields();
  const { getValues, setValue } = form;
  const tidy = () => {
    const typed = getValues(name);
    if (tidied(typed) !== typed) setValue(name, tidied(typed), { shouldDirty: true });
  };
  return <TextField form={form} name={name} type="tel" hint={hint} onLeave={tidy} />;
}

const textless = {
  geographic: 'users.number.geographic',
  'location-independent': 'users.number.locationIndependent',
  freephone: 'users.number.freephone',
  'shared-cost': 'users.number.sharedCost',
  foreign: 'users.number.foreign',
} as const satisfies Record<Exclude<NumberKind, 'mobile'>, string>;

/** Whether, and where, the configuration SMS will go with the numbers as they stand in the form. */
export function SmsHint() {
  const { t } = useTranslation();
  const { control } = useFormContext<UserForm>();
  const [primary, secondary] = useWatch({ control, name: ['primaryNumber', 'secondaryNumber'] });
  const textable = textableNumber({ primaryNumber: primary, secondaryNumber: secondary });
  const goesTo = textable === null ? null : t('users.number.smsTo', { number: tidied(textable) });
  const parsed = parsePhoneNumber(secondary);
  if (parsed.ok && parsed.kind !== 'mobile') {
    const why = t(textless[parsed.kind], { number: formatPhoneNumber(parsed.number) });
    return <Hint tone="warn">{`${why} ${goesTo ?? t('users.number.addMobile')}`}</Hint>;
  }
  return goesTo === null ? <Hint tone="neutral">{t('users.number.none')}</Hint> : <Hint tone="good">{goesTo}</Hint>;
}

/** A number in any spelling, grouped. */
function tidied(typed: string): string {
  const parsed = parsePhoneNumber(typed);
  return parsed.ok ? formatPhoneNumber(parsed.number) : typed;
}

const Hint = ({ tone, children }: { tone: 'good' | 'warn' | 'neutral'; children: string }) => (
  <FieldHint tone={tone} icon={tone === 'warn' ? IconAlertTriangle : IconMessage}>
    {children}
  </FieldHint>
);
