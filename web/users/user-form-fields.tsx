/** The fields of the user form, in one column, in groups. Lives inside a FormProvider. */
import { Button, CloseButton, Radio, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Controller, useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { languages, userTypes } from '../../domain/user.ts';
import { Field, SwitchInput, TextField } from './form-field.tsx';
import { NumberField, SmsHint } from './number-field.tsx';
import { mostAliases, type UserForm } from './user-fields.ts';
import classes from './new-user-page.module.css';

/** Everything that an administrator decides about a user. */
export function UserFormFields() {
  const { t } = useTranslation();
  return (
    <>
      <FieldGroup title={t('users.group.person')}>
        <TextField name="firstName" isRequired autoFocus />
        <TextField name="lastName" isRequired />
      </FieldGroup>
      <FieldGroup title={t('users.group.login')}>
        <TextField name="email" type="email" />
        <TextField name="username" />
        <TextField name="customUsername" />
        <SwitchInput name="administrator" />
      </FieldGroup>
      <FieldGroup title={t('users.group.numbers')}>
        <NumberField name="primaryNumber" />
        <NumberField name="secondaryNumber" hint={<SmsHint />} />
        <Aliases />
      </FieldGroup>
      <FieldGroup title={t('users.group.services')}>
        <Choice name="userType" choices={userTypes} labelOf={(type) => t(`users.userType.${type}`)} />
        <SwitchInput name="softphone" />
        <SwitchInput name="mobileVoip" />
        <Choice name="language" choices={languages} labelOf={(language) => t(`language.${language}`)} />
      </FieldGroup>
      <FieldGroup title={t('users.group.directory')}>
        <TextField name="department" />
        <TextField name="city" />
      </FieldGroup>
      <FieldGroup title={t('users.group.dates')}>
        <TextField name="activatesOn" type="date" />
        <TextField name="expiresOn" type="date" />
        <TextField name="deactivatesOn" type="date" />
      </FieldGroup>
    </>
  );
}

const FieldGroup = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className={classes.group}>
    <legend className={classes.legend}>{title}</legend>
    {children}
  </fieldset>
);

function Choice<Name extends 'userType' | 'language'>(props: {
  name: Name;
  choices: readonly UserForm[Name][];
  labelOf: (choice: UserForm[Name]) => string;
}) {
  const { control } = useFormContext<UserForm>();
  return (
    <Field name={props.name} isGroup>
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
    </Field>
  );
}

function Aliases() {
  const { t } = useTranslation();
  const { control, register, formState } = useFormContext<UserForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'aliases' });
  return (
    <Field name="aliases" isGroup>
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
    </Field>
  );
}
