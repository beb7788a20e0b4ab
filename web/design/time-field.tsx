/** A time of day in a form. Apart from its input, which pages without a form have too: a form's library weighs. */
import { Controller, useFormContext, type ControllerProps, type FieldPath, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { readTimeOfDay } from './time.ts';
import { TimeInput } from './time-input.tsx';

/** Must be filled in. Lives inside a FormProvider. */
export function TimeField<Form extends FieldValues>(props: { name: FieldPath<Form>; label: string }) {
  const { t } = useTranslation();
  const { control } = useFormContext<Form>();
  const validate: NonNullable<ControllerProps<Form>['rules']>['validate'] = (typed: string) => {
    if (typed === '') return t('field.required');
    return readTimeOfDay(typed) !== null || t('field.notATime');
  };
  return (
    <Controller
      control={control}
      name={props.name}
      rules={{ validate }}
      render={({ field: { ref, ...field }, fieldState: { error } }) => (
        <TimeInput {...field} ref={ref} aria-label={props.label} error={error?.message} />
      )}
    />
  );
}
