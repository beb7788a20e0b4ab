/** Where something is sent: one of the organisation's addresses, or one that is typed. */
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addressParts, type PostalAddress } from '../../../domain/subscription-order.ts';
import { organizationQuery } from '../../data/organization-query.ts';
import type { AddressErrors } from '../../subscriptions/check-address.ts';
import classes from './address-input.module.css';

/** `errors`: what is wrong with each part. A click on an address of the organisation fills all parts in. */
export function AddressInput(props: {
  value: PostalAddress;
  errors: AddressErrors;
  onChange: (address: PostalAddress) => void;
}) {
  const { t } = useTranslation();
  const { value, errors, onChange } = props;
  const organization = useQuery(organizationQuery);
  const known = organization.data?.invoiceAddresses.filter(({ archived }) => !archived) ?? [];
  return (
    <div className={classes.address}>
      {known.length > 0 && (
        <div className={classes.known} role="group" aria-label={t('subscriptions.replace.known')}>
          {known.map(({ id, name, street, postalCode, city }) => (
            <Button
              key={id}
              variant="default"
              size="compact-sm"
              onClick={() => onChange({ name, street, postalCode, city })}
            >
              {`${name}, ${street}, ${city}`}
            </Button>
          ))}
        </div>
      )}
      {addressParts.map((part) => (
        <TextInput
          key={part}
          className={classes[part] ?? ''}
          label={<span>{t(`organization.address.${part}`)}</span>}
          autoComplete="off"
          aria-required
          maxLength={128}
          {...(part === 'postalCode' && { inputMode: 'numeric' })}
          value={value[part]}
          error={errors[part]}
          onChange={(event) => onChange({ ...value, [part]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}
