/** The fields of the organisation. Lives inside a FormProvider. */
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { OrganizationReply } from '../../../contract/organization.ts';
import { formatOrganizationNumber } from '../../../domain/identity-number.ts';
import { languages } from '../../../domain/language.ts';
import { BoundField } from '../../design/bound-field.tsx';
import { ChoiceField } from '../../design/choice-field.tsx';
import { FieldGroup } from '../../design/form-page.tsx';
import { TextField } from '../../design/text-field.tsx';
import { AllowedCountries } from './allowed-countries.tsx';
import { InvoiceAddresses } from './invoice-addresses.tsx';
import { TimeZonePicker } from './time-zone-picker.tsx';
import { useOrganizationFields } from './use-organization-fields.ts';
import classes from './organization.module.css';

/** What cannot be changed here is shown as such: the operator changes it. */
export function OrganizationFormFields({ organization }: { organization: OrganizationReply }) {
  const { t } = useTranslation();
  const form = useOrganizationFields();
  const archived = organization.invoiceAddresses.filter((address) => address.archived);
  return (
    <>
      <FieldGroup title={t('organization.group.organization')}>
        <TextField form={form} name="name" isRequired />
        <dl className={classes.fixed}>
          <dt>{t('organization.number')}</dt>
          <dd>{formatOrganizationNumber(organization.organizationNumber)}</dd>
          <dt>{t('organization.domain')}</dt>
          <dd>{organization.domain}</dd>
        </dl>
        {organization.soleTrader && <p className={classes.fixedWhy}>{t('organization.soleTrader')}</p>}
        <p className={classes.fixedWhy}>{t('organization.fixed')}</p>
      </FieldGroup>
      <FieldGroup title={t('organization.group.place')}>
        <BoundField form={form} name="timeZone">
          {({ inputId }) => (
            <Controller
              control={form.control}
              name="timeZone"
              render={({ field, fieldState: { error } }) => (
                <TimeZonePicker id={inputId} value={field.value} error={error?.message} onPick={field.onChange} />
              )}
            />
          )}
        </BoundField>
        <ChoiceField
          form={form}
          name="language"
          options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </FieldGroup>
      <AllowedCountries />
      <InvoiceAddresses archived={archived} />
    </>
  );
}
