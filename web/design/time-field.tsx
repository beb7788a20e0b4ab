/** A time of day in a form. Apart from its input, which pages without a form have too: a form's library weighs. */
import { Controller, useFormContext, type ControllerProps, type FieldPath, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { readTimeOfDay } from './time.ts';
import { TimeInput } from './time-input.tsx';

/**
 * Must be filled in. Lives inside a FormProvider. `check` says what else may be wrong with it. `errorId`: where what is wrong stands,
 * when there is no room for it below the field.
 */
export function TimeField<Form extends FieldValues>(props: {
  name: FieldPath<Form>;
  label: string;
  check?: () => string | null;
  errorId?: string;
}) {
  const { t } = useTranslation();
  const { control } = useFormContext<Form>();
  const validate: NonNullable<ControllerProps<Form>['rules']>['validate'] = (typed: string) => {
    if (typed === '') return t('field.required');
    if (readTimeOfDay(typed) === null) return t('field.notATime');
    return props.check?.() ?? true;
  };
  return (
    <Controller
      control={control}
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
