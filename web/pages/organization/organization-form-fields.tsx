/** The fields of the organisation. Lives inside a FormProvider. */
import { Radio, TextInput } from '@mantine/core';
import { useId } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { OrganizationReply } from '../../../contract/organization.ts';
import { languages } from '../../../domain/language.ts';
import { FieldGroup } from '../../design/form-page.tsx';
import { AllowedCountries } from './allowed-countries.tsx';
import { InvoiceAddresses } from './invoice-addresses.tsx';
import { tellOrganizationNumber, type OrganizationForm } from './organization-fields.ts';
import { TimeZonePicker } from './time-zone-picker.tsx';
import classes from './organization.module.css';

/** What cannot be changed here is shown as such: the operator changes it. */
export function OrganizationFormFields({ organization }: { organization: OrganizationReply }) {
  const { t } = useTranslation();
  const id = useId();
  const { control, register, formState } = useFormContext<OrganizationForm>();
  const archived = organization.invoiceAddresses.filter((address) => address.archived);
  return (
    <>
      <FieldGroup title={t('organization.group.organization')}>
        <TextInput
          label={<span>{t('organization.name')}</span>}
          autoComplete="off"
          aria-required
          error={formState.errors.name?.message}
          {...register('name', { validate: (typed) => typed.trim() !== '' || t('field.required') })}
        />
        <dl className={classes.fixed}>
          <dt>{t('organization.number')}</dt>
          <dd>{tellOrganizationNumber(organization.organizationNumber)}</dd>
          <dt>{t('organization.domain')}</dt>
          <dd>{organization.domain}</dd>
        </dl>
        {organization.soleTrader && <p className={classes.fixedWhy}>{t('organization.soleTrader')}</p>}
        <p className={classes.fixedWhy}>{t('organization.fixed')}</p>
      </FieldGroup>
      <FieldGroup title={t('organization.group.place')}>
        <div>
          <label className={classes.label} htmlFor={`${id}zone`}>
            {t('organization.timeZone')}
          </label>
          <Controller
            control={control}
            name="timeZone"
            render={({ field }) => (
              <TimeZonePicker
                id={`${id}zone`}
                value={field.value}
                error={formState.errors.timeZone?.message}
                onPick={field.onChange}
              />
            )}
          />
          <p className={classes.quiet}>{t('organization.timeZoneAffects')}</p>
        </div>
        <div>
          <p className={classes.label} id={`${id}language`}>
            {t('organization.language')}
          </p>
          <Controller
            control={control}
            name="language"
            render={({ field }) => (
              <Radio.Group value={field.value} onChange={field.onChange} aria-labelledby={`${id}language`}>
                <div className={classes.choices}>
                  {languages.map((language) => (
                    <Radio key={language} value={language} label={t(`language.${language}`)} />
                  ))}
                </div>
              </Radio.Group>
            )}
          />
          <p className={classes.quiet}>{t('organization.languageAffects')}</p>
        </div>
      </FieldGroup>
      <AllowedCountries />
      <InvoiceAddresses archived={archived} />
    </>
  );
}
