/** Where SIM cards are sent: one of the organisation's addresses, or one that is typed. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { addressParts, type PostalAddress } from '../../../domain/subscription-order.ts';
import { useFieldError } from '../../design/bound-form.ts';
import { FormField } from '../../design/form-field.tsx';
import { useTelling } from '../../design/use-telling.ts';
import { emptyAddress, type OrderForm } from './order-form.ts';
import { addressError } from './why-not.ts';
import classes from './order-wizard.module.css';

type AddressField = 'addonsShipTo' | `lines.${number}.shipTo`;

const other = 'other';

export function AddressChoice(props: { name: AddressField; addresses: readonly PostalAddress[]; label: string }) {
  const { t } = useTranslation();
  const { watch, setValue } = useFormContext<OrderForm>();
  const { name, addresses } = props;
  const value = watch(name);
  const [isTyping, setTyping] = useState(addresses.length === 0);
  const known = addresses.findIndex((address) => addressParts.every((part) => address[part] === value[part]));
  const isOther = known < 0 && (isTyping || addresses.length === 0 || addressParts.some((part) => value[part] !== ''));
  const choose = (chosen: string) => {
    setTyping(chosen === other);
    setValue(name, addresses[Number(chosen)] ?? emptyAddress, { shouldDirty: true });
  };
  const options = [
    ...(known < 0 && !isOther ? [{ value: '', label: t('orderWizard.sim.chooseAddress') }] : []),
    ...addresses.map(({ name: to, street, postalCode, city }, place) => ({
      value: `${place}`,
      label: `${to}, ${street}, ${postalCode} ${city}`,
    })),
    { value: other, label: t('orderWizard.sim.otherAddress') },
  ];
  return (
    <>
      {addresses.length > 0 && (
        <FormField label={props.label}>
          {({ inputId }) => (
            <NativeSelect
              id={inputId}
              size="md"
              data={options}
              value={isOther ? other : known < 0 ? '' : `${known}`}
              onChange={(event) => choose(event.currentTarget.value)}
            />
          )}
        </FormField>
      )}
      {isOther && (
        <div className={classes.address} role="group" aria-label={props.label}>
          {addressParts.map((part) => (
            <AddressPart key={part} name={name} part={part} />
          ))}
        </div>
      )}
    </>
  );
}

function AddressPart({ name, part }: { name: AddressField; part: keyof PostalAddress }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const form = useFormContext<OrderForm>();
  const field = `${name}.${part}` as const;
  const error = useFieldError(form, field);
  const { getValues, trigger } = form;
  useEffect(() => {
    // What was wrong in a draft is said when it is opened again.
    if (getValues(field) !== '') void trigger(field);
  }, [getValues, trigger, field]);
  const validate = (typed: string): string | true => {
    const filled = { name: '-', street: '-', postalCode: '123 45', city: '-' };
    return addressError({ ...filled, [part]: typed }, language)?.message ?? true;
  };
  return (
    <TextInput
      className={classes[part] ?? ''}
      label={<span>{t(`organization.address.${part}`)}</span>}
      autoComplete="off"
      maxLength={128}
      aria-required
      error={error}
      {...(part === 'postalCode' && { inputMode: 'numeric' })}
      {...form.register(field, { validate })}
    />
  );
}
