/** One field of the user form: its name, its question mark, its input, what was wrong with it. */
import { ActionIcon, Popover, Switch, TextInput } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
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
  const label = t(`users.field.${props.name}.label`);
  return (
    <div>
      <div className={classes.labelRow}>
        {props.isGroup === true ? (
          <span id={ids.labelId} className={classes.labelText}>
            {label}
          </span>
        ) : (
          <label id={ids.labelId} htmlFor={ids.inputId}>
            {label}
            {props.isRequired === true && (
              <span className={classes.required} aria-hidden>
                {' *'}
              </span>
            )}
          </label>
        )}
        <Help name={props.name} />
      </div>
      {props.children(ids)}
    </div>
  );
}

/** A field of text. */
export function TextField(props: {
  name: TextFieldName;
  type?: 'text' | 'email' | 'tel' | 'date';
  isRequired?: boolean;
  autoFocus?: boolean;
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

/** A field that is on or off. */
export function SwitchInput({ name }: { name: SwitchField }) {
  const { t } = useTranslation();
  const { register } = useFormContext<UserForm>();
  return (
    <div className={classes.switchRow}>
      <Switch size="md" label={t(`users.field.${name}.label`)} {...register(name)} />
      <Help name={name} />
    </div>
  );
}

/** What the field is, an example, what it affects. */
function Help({ name }: { name: UserField }) {
  const { t } = useTranslation();
  return (
    <Popover position="bottom-start" shadow="md" withinPortal={false}>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('users.help.about', { field: t(`users.field.${name}.label`) })}
        >
          <IconHelpCircle size={18} stroke={1.7} color="var(--text-muted)" aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.help ?? ''}>
        <p>{t(`users.field.${name}.about`)}</p>
        <p>{t('users.help.example', { example: t(`users.field.${name}.example`) })}</p>
        <p className={classes.quiet}>{t(`users.field.${name}.affects`)}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
