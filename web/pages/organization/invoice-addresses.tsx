/** The addresses that the invoices go to: one after the other, added and archived. */
import { Button, TextInput } from '@mantine/core';
import { IconArchive, IconPlus } from '@tabler/icons-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { OrganizationReply } from '../../../contract/organization.ts';
import { FieldGroup } from '../../design/form-page.tsx';
import { addressParts, emptyAddress, mostAddresses, type OrganizationForm } from './organization-fields.ts';
import classes from './organization.module.css';

/** Archived ones stay with the users who have them, and are offered to nobody else. */
export function InvoiceAddresses({ archived }: { archived: OrganizationReply['invoiceAddresses'] }) {
  const { t } = useTranslation();
  const { control } = useFormContext<OrganizationForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'invoiceAddresses' });
  return (
    <FieldGroup
      title={t('organization.group.invoice')}
      lead={t(fields.length === 0 ? 'organization.address.none' : 'organization.address.archiving')}
    >
      {fields.map(({ id }, place) => (
        <Address key={id} place={place} onArchive={() => remove(place)} />
      ))}
      {fields.length < mostAddresses && (
        <Button
          variant="default"
          className={classes.add ?? ''}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => append(emptyAddress)}
        >
          {t('organization.address.add')}
        </Button>
      )}
      {archived.length > 0 && (
        <details className={classes.archived}>
          <summary>{t('organization.address.archived', { count: archived.length })}</summary>
          <ul>
            {archived.map(({ id, name, street, postalCode, city }) => (
              <li key={id}>{`${name}, ${street}, ${postalCode} ${city}`}</li>
            ))}
          </ul>
        </details>
      )}
    </FieldGroup>
  );
}

function Address({ place, onArchive }: { place: number; onArchive: () => void }) {
  const { t } = useTranslation();
  const { register, formState, getValues } = useFormContext<OrganizationForm>();
  const errors = formState.errors.invoiceAddresses?.[place];
  const isSaved = getValues(`invoiceAddresses.${place}.addressId`) !== '';
  return (
    <div className={classes.address} role="group" aria-label={t('organization.address.one', { place: place + 1 })}>
      {addressParts.map((part) => (
        <TextInput
          key={part}
          className={classes[part] ?? ''}
          label={<span>{t(`organization.address.${part}`)}</span>}
          autoComplete="off"
          aria-required
          error={errors?.[part]?.message}
          {...register(`invoiceAddresses.${place}.${part}`, {
            validate: (typed) => typed.trim() !== '' || t('field.required'),
          })}
        />
      ))}
      <Button
        variant="subtle"
        size="sm"
        className={classes.archive ?? ''}
        leftSection={<IconArchive size={16} stroke={1.8} aria-hidden />}
        onClick={onArchive}
      >
        {t(isSaved ? 'organization.address.archive' : 'organization.address.discard')}
      </Button>
    </div>
  );
}
