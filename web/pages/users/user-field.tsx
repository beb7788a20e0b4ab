/** The fields of the user form: each has its name and its help from the message files, by the field's own name. */
import { Switch, TextInput } from '@mantine/core';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Elements } from '../../design/elements.ts';
import { FormField, FormSwitchField, type FieldHelp } from '../../design/form-field.tsx';
import type {
  SwitchField as SwitchFieldName,
  TextField as TextFieldName,
  UserField as UserFieldName,
  UserForm,
} from '../../users/user-fields.ts';

/** The frame of a field. `isGroup`: several inputs share the name, so that it labels the group and not one input. */
export function UserField(props: {
  name: UserFieldName;
  isRequired?: boolean;
  isGroup?: boolean;
  children: (ids: { inputId: string; labelId: string }) => Elements;
}) {
  const { name, ...frame } = props;
  return <FormField {...frame} {...useTexts(name)} />;
}

/** A field of text. `isFixed`: it is shown, and cannot be changed. */
export function TextField(props: {
  name: TextFieldName;
  type?: 'text' | 'tel' | 'date';
  /** A browser's own field of type email would spell the domain *räksmörgås.se* `xn--…`. */
  inputMode?: 'email';
  isRequired?: boolean;
  autoFocus?: boolean;
  isFixed?: boolean;
  hint?: Elements;
  onLeave?: () => void;
}) {
  const { t } = useTranslation();
  const { register, formState } = useFormContext<UserForm>();
  const { name, type = 'text', isRequired = false } = props;
  return (
    <UserField name={name} isRequired={isRequired}>
      {({ inputId }) => (
        <>
          <TextInput
            id={inputId}
            type={type}
            inputMode={props.inputMode}
            {...(props.inputMode === 'email' && { autoCapitalize: 'none', spellCheck: false })}
            autoComplete="off"
            autoFocus={props.autoFocus ?? false}
            readOnly={props.isFixed ?? false}
            aria-required={isRequired}
            error={formState.errors[name]?.message}
            {...register(name, {
              ...(isRequired && { validate: (typed) => typed.trim() !== '' || t('field.required') }),
              ...(props.onLeave && { onBlur: props.onLeave }),
            })}
          />
          {props.hint}
        </>
      )}
    </UserField>
  );
}

/** A field that is on or off. Controlled: Mantine's switch forgets at its next rendering what a form set by reference. */
export function SwitchField({ name }: { name: SwitchFieldName }) {
  const { control } = useFormContext<UserForm>();
  const { label, help } = useTexts(name);
  return (
    <FormSwitchField label={label} help={help}>
      {(labelId) => (
        <Controller
          control={control}
          name={name}
          render={({ field: { value, onChange, ...field } }) => (
            <Switch
              size="md"
              label={<span id={labelId}>{label}</span>}
              checked={value}
              onChange={(event) => onChange(event.currentTarget.checked)}
              {...field}
            />
          )}
        />
      )}
    </FormSwitchField>
  );
}

function useTexts(name: UserFieldName): { label: string; help: FieldHelp } {
  const { t } = useTranslation();
  return {
    label: t(`users.field.${name}.label`),
    help: {
      about: t(`users.field.${name}.about`),
      example: t(`users.field.${name}.example`),
      affects: t(`users.field.${name}.affects`),
    },
  };
}
