/** The fields of the user form, in one column, in groups. Lives inside a FormProvider. */
import { Button, CloseButton, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { Controller, useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { UserReply } from '../../../contract/users.ts';
import { languages } from '../../../domain/language.ts';
import { userTypes } from '../../../domain/user.ts';
import { FieldGroup } from '../../design/form-page.tsx';
import { ReadNotice } from '../../design/notice.tsx';
import { together } from '../../design/reads.ts';
import { organizationQuery } from '../../data/organization-query.ts';
import { useTelling } from '../../design/use-telling.ts';
import { AdministratorHint } from './administrator-hint.tsx';
import { DateField } from './date-field.tsx';
import { SwitchField, TextField, UserField } from './user-field.tsx';
import { NumberField, SmsHint } from './number-field.tsx';
import { mostAliases, type UserForm } from '../../users/user-fields.ts';
import classes from './user-form.module.css';

/** Everything that an administrator decides about a user. `user` is who is changed; null: a new one. */
export function UserFormFields({ user }: { user: UserReply | null }) {
  const { t } = useTranslation();
  const { timeZone } = useTelling();
  return (
    <>
      <FieldGroup title={t('users.group.person')}>
        <TextField name="firstName" isRequired autoFocus={user === null} />
        <TextField name="lastName" isRequired />
      </FieldGroup>
      <FieldGroup title={t('users.group.login')}>
        <TextField name="email" inputMode="email" />
        <TextField name="username" isFixed={user !== null} />
        <TextField name="customUsername" />
        <SwitchField name="administrator" />
        <AdministratorHint user={user} />
      </FieldGroup>
      <FieldGroup title={t('users.group.numbers')}>
        <NumberField name="primaryNumber" />
        <NumberField name="secondaryNumber" hint={<SmsHint />} />
        <Aliases />
      </FieldGroup>
      <FieldGroup title={t('users.group.services')}>
        <Choice name="userType" choices={userTypes} labelOf={(type) => t(`users.userType.${type}`)} />
        <SwitchField name="softphone" />
        <SwitchField name="mobileVoip" />
        <Choice name="language" choices={languages} labelOf={(language) => t(`language.${language}`)} />
      </FieldGroup>
      <FieldGroup title={t('users.group.directory')}>
        <TextField name="department" />
        <TextField name="city" />
      </FieldGroup>
      <InvoiceAddress />
      <FieldGroup title={t('users.group.dates')} lead={t('users.datesAct', { timeZone })}>
        <DateField name="activatesOn" />
        <DateField name="expiresOn" />
        <DateField name="deactivatesOn" />
      </FieldGroup>
    </>
  );
}

/** Which of the organisation's addresses pays for the user; there is nothing to choose where it has none. */
function InvoiceAddress() {
  const { t } = useTranslation();
  const { register, formState } = useFormContext<UserForm>();
  const chosen = formState.defaultValues?.invoiceAddressId;
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
      <UserField name="invoiceAddressId">
        {({ inputId }) => (
          <NativeSelect
            id={inputId}
            size="md"
            error={formState.errors.invoiceAddressId?.message}
            data={[
              { value: '', label: t('users.noInvoiceAddress') },
              ...offered.map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` })),
            ]}
            {...register('invoiceAddressId')}
          />
        )}
      </UserField>
    </FieldGroup>
  );
}

function Choice<Name extends 'userType' | 'language'>(props: {
  name: Name;
  choices: readonly UserForm[Name][];
  labelOf: (choice: UserForm[Name]) => string;
}) {
  const { control } = useFormContext<UserForm>();
  return (
    <UserField name={props.name} isGroup>
      {({ labelId }) => (
        <Controller
          control={control}
          name={props.name}
          render={({ field }) => (
            <Radio.Group value={field.value} onChange={field.onChange} aria-labelledby={labelId}>
              <div className={classes.choices}>
                {props.choices.map((choice) => (
                  <Radio key={choice} value={choice} label={props.labelOf(choice)} />
                ))}
              </div>
            </Radio.Group>
          )}
        />
      )}
    </UserField>
  );
}

function Aliases() {
  const { t } = useTranslation();
  const { control, register, formState } = useFormContext<UserForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'aliases' });
  return (
    <UserField name="aliases" isGroup>
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
    </UserField>
  );
}
