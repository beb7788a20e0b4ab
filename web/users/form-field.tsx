/** One field of the user form: its name, its question mark, its input, what was wrong with it. */
import { ActionIcon, Switch, TextInput } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { SwitchField, TextField as TextFieldName, UserField, UserForm } from './user-fields.ts';
import classes from './new-user-page.module.css';

/** The frame. `isGroup`: several inputs share the name, so that it labels the group and not one input. */
export function Field(props: {
  name: UserField;
  isRequired?: boolean;
  isGroup?: boolean;
  children: (ids: { inputId: string; labelId: string }) => ReactNode;
}) {
  const { t } = useTranslation();
  const id = useId();
  const ids = { inputId: `${id}input`, labelId: `${id}label` };
  const help = useHelp();
  const label = t(`users.field.${props.name}.label`);
  return (
    <div>
      <div className={classes.labelRow}>
        {props.isGroup === true ? (
          <span id={ids.labelId} className={classes.labelText}>
            {label}
          </span>
        ) : (
          <label id={ids.labelId} htmlFor={ids.inputId} data-required={props.isRequired}>
            {label}
          </label>
        )}
        <HelpButton help={help} labelId={ids.labelId} />
      </div>
      <HelpText name={props.name} help={help} />
      {props.children(ids)}
    </div>
  );
}

/** A field of text. `isFixed`: it is shown, and cannot be changed. */
export function TextField(props: {
  name: TextFieldName;
  type?: 'text' | 'email' | 'tel' | 'date';
  isRequired?: boolean;
  autoFocus?: boolean;
  isFixed?: boolean;
  hint?: ReactNode;
  onLeave?: () => void;
}) {
  const { t } = useTranslation();
  const { register, formState } = useFormContext<UserForm>();
  const { name, type = 'text', isRequired = false } = props;
  return (
    <Field name={name} isRequired={isRequired}>
      {({ inputId }) => (
        <>
          <TextInput
            id={inputId}
            type={type}
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
    </Field>
  );
}

/** A field that is on or off. Controlled: Mantine's switch forgets at its next rendering what a form set by reference. */
export function SwitchInput({ name }: { name: SwitchField }) {
  const { t } = useTranslation();
  const { control } = useFormContext<UserForm>();
  const labelId = useId();
  const help = useHelp();
  return (
    <div>
      <div className={classes.switchRow}>
        <Controller
          control={control}
          name={name}
          render={({ field: { value, onChange, ...field } }) => (
            <Switch
              size="md"
              label={<span id={labelId}>{t(`users.field.${name}.label`)}</span>}
              checked={value}
              onChange={(event) => onChange(event.currentTarget.checked)}
              {...field}
            />
          )}
        />
        <HelpButton help={help} labelId={labelId} />
      </div>
      <HelpText name={name} help={help} />
    </div>
  );
}

/** A question mark; called *help*, and described by the label of its field. */
function HelpButton({ help, labelId }: { help: Help; labelId: string }) {
  const { t } = useTranslation();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-label={t('users.help.label')}
      aria-describedby={labelId}
      aria-expanded={help.isOpen}
      aria-controls={help.id}
      onClick={help.toggle}
      onKeyDown={(event) => event.key === 'Escape' && help.isOpen && help.toggle()}
    >
      <IconHelpCircle size={18} stroke={1.7} color="var(--text-muted)" aria-hidden />
    </ActionIcon>
  );
}

/** What the field is, an example, what it affects. */
function HelpText({ name, help }: { name: UserField; help: Help }) {
  const { t } = useTranslation();
  return (
    <div className={classes.help} id={help.id} hidden={!help.isOpen}>
      <p>{t(`users.field.${name}.about`)}</p>
      <p>{t('users.help.example', { example: t(`users.field.${name}.example`) })}</p>
      <p>{t(`users.field.${name}.affects`)}</p>
    </div>
  );
}

interface Help {
  readonly id: string;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

function useHelp(): Help {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return { id, isOpen, toggle: () => setOpen(!isOpen) };
}
