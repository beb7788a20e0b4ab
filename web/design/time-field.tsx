/** A time of day in a form. Apart from its input, which pages without a form have too: a form's library weighs. */
import {
  Controller,
  type Control,
  type ControllerProps,
  type FieldPath,
  type FieldPathByValue,
  type FieldValues,
} from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { readTimeOfDay } from './time.ts';
import { TimeInput } from './time-input.tsx';

/**
 * Must be filled in. Part of a row, so that it has no frame: `label` is read aloud only. `check` says what else may be wrong with it. `errorId`: of the element with
 * the error, when there is no room for it below the field.
 */
export function TimeField<Form extends FieldValues, Name extends FieldPath<Form>>(props: {
  form: { readonly control: Control<Form> };
  name: Name & FieldPathByValue<Form, string>;
  label: string;
  check?: () => string | null;
  errorId?: string;
}) {
  const { t } = useTranslation();
  const validate: NonNullable<ControllerProps<Form>['rules']>['validate'] = (typed: string) => {
    if (typed === '') return t('field.required');
    if (readTimeOfDay(typed) === null) return t('field.notATime');
    return props.check?.() ?? true;
  };
  return (
    <Controller
      control={props.form.control}
      name={props.name}
      rules={{ validate }}
      render={({ field: { ref, ...field }, fieldState: { error } }) => (
        <TimeInput
          {...field}
          ref={ref}
          aria-label={props.label}
          error={props.errorId === undefined ? error?.message : error !== undefined}
          {...(error !== undefined && props.errorId !== undefined && { 'aria-describedby': props.errorId })}
        />
      )}
    />
  );
}
