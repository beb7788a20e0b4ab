/** The fields of the user form, in one column, in groups. Lives inside a FormProvider. */
import { Button, CloseButton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { UserReply } from '../../../contract/users.ts';
import { languages } from '../../../domain/language.ts';
import { userTypes } from '../../../domain/user.ts';
import { BoundField } from '../../design/bound-field.tsx';
import { ChoiceField } from '../../design/choice-field.tsx';
import { FieldGroup } from '../../design/form-page.tsx';
import { ReadNotice } from '../../design/notice.tsx';
import { together } from '../../design/reads.ts';
import { SelectField } from '../../design/select-field.tsx';
import { SwitchField } from '../../design/switch-field.tsx';
import { TextField } from '../../design/text-field.tsx';
import { organizationQuery } from '../../data/organization-query.ts';
import { useTelling } from '../../design/use-telling.ts';
import { AdministratorHint } from './administrator-hint.tsx';
import { UserDate } from './user-date.tsx';
import { NumberField, SmsHint } from './number-field.tsx';
import { mostAliases } from '../../../domain/user-numbers.ts';
import { useUserFields } from './use-user-fields.ts';
import classes from './user-form.module.css';

/** Everything that an administrator decides about a user. `user` is who is changed; null: a new one. */
export function UserFormFields({ user }: { user: UserReply | null }) {
  const { t } = useTranslation();
  const { timeZone } = useTelling();
  const form = useUserFields();
  return (
    <>
      <FieldGroup title={t('users.group.person')}>
        <TextField form={form} name="firstName" isRequired isFirst={user === null} />
        <TextField form={form} name="lastName" isRequired />
      </FieldGroup>
      <FieldGroup title={t('users.group.login')}>
        <TextField form={form} name="email" inputMode="email" />
        <TextField form={form} name="username" isFixed={user !== null} />
        <TextField form={form} name="customUsername" />
        <SwitchField form={form} name="administrator" />
        <AdministratorHint user={user} />
      </FieldGroup>
      <FieldGroup title={t('users.group.numbers')}>
        <NumberField name="primaryNumber" />
        <NumberField name="secondaryNumber" hint={<SmsHint />} />
        <Aliases />
      </FieldGroup>
      <FieldGroup title={t('users.group.services')}>
        <ChoiceField
          form={form}
          name="userType"
          options={userTypes.map((value) => ({ value, label: t(`users.userType.${value}`) }))}
        />
        <SwitchField form={form} name="softphone" />
        <SwitchField form={form} name="mobileVoip" />
        <ChoiceField
          form={form}
          name="language"
          options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </FieldGroup>
      <FieldGroup title={t('users.group.directory')}>
        <TextField form={form} name="department" />
        <TextField form={form} name="city" />
      </FieldGroup>
      <InvoiceAddress />
      <FieldGroup title={t('users.group.dates')} lead={t('users.datesAct', { timeZone })}>
        <UserDate name="activatesOn" />
        <UserDate name="expiresOn" />
        <UserDate name="deactivatesOn" />
      </FieldGroup>
    </>
  );
}

/** Which of the organisation's addresses pays for the user; there is nothing to choose where it has none. */
function InvoiceAddress() {
  const { t } = useTranslation();
  const form = useUserFields();
  const chosen = form.formState.defaultValues?.invoiceAddressId;
  const organization = useQuery(organizationQuery);
  if (organization.isLoadingError) {
    return (
      <FieldGroup title={t('users.group.invoice')}>
        <ReadNotice reads={together(organization)} missing={t('users.invoiceAddressesUnread')} />
      </FieldGroup>
    );
  }
  const addresses = organization.data?.invoiceAddresses ?? [];
  const offered = addresses.filter(({ id, archived }) => !archived || id === chosen);
  if (offered.length === 0) return null;
  return (
    <FieldGroup title={t('users.group.invoice')}>
      <SelectField
        form={form}
        name="invoiceAddressId"
        options={[
          { value: '', label: t('users.noInvoiceAddress') },
          ...offered.map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` })),
        ]}
      />
    </FieldGroup>
  );
}

function Aliases() {
  const { t } = useTranslation();
  const form = useUserFields();
  const { control, register, formState } = form;
  const { fields, append, remove } = useFieldArray({ control, name: 'aliases' });
  return (
    <BoundField form={form} name="aliases" isGroup>
      {({ labelId }) => (
        <div role="group" aria-labelledby={labelId}>
          {fields.map(({ id }, place) => (
            <div className={classes.alias} key={id}>
              <TextInput
                type="tel"
                aria-label={t('users.alias.number', { place: place + 1 })}
                autoComplete="off"
                error={formState.errors.aliases?.[place]?.number?.message}
                {...register(`aliases.${place}.number`)}
              />
              <CloseButton
                size="lg"
                aria-label={t('users.alias.remove', { place: place + 1 })}
                onClick={() => remove(place)}
              />
            </div>
          ))}
          {fields.length < mostAliases && (
            <Button
              variant="default"
              size="sm"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => append({ number: '' })}
            >
              {t('users.alias.add')}
            </Button>
          )}
        </div>
      )}
    </BoundField>
  );
}
