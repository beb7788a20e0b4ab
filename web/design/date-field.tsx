/** A date in a form. Apart from its input, which pages without a form have too: a form's library weighs. */
import { Controller, type FieldPath, type FieldPathByValue, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isDate } from '../../domain/local-date.ts';
import { BoundField } from './bound-field.tsx';
import type { BoundProps } from './bound-form.ts';
import { DateInput } from './date-input.tsx';
import type { Elements } from './elements.ts';
import { DateAndTime } from './time-input.tsx';

/**
 * What is no date is an error; `check` says what else may be wrong with one. `min`: the first day that can be picked. `onDate`: what else
 * follows from a change. `time` is right of the date, `hint` below the field.
 */
export function DateField<Form extends FieldValues, Named extends FieldPath<Form>>(
  props: BoundProps<Form, Named> & {
    name: Named & FieldPathByValue<Form, string>;
    isRequired?: boolean;
    min?: string;
    check?: (date: string) => string | null;
    onDate?: (date: string) => void;
    time?: Elements;
    hint?: Elements;
  },
) {
  const { t } = useTranslation();
  const { form, name, min, isRequired = false, time } = props;
  const validate = (typed: string) => {
    if (typed === '') return !isRequired || t('field.required');
    if (!isDate(typed)) return t('field.notADate');
    return props.check?.(typed) ?? true;
  };
  const inputOf = (inputId: string) => (
    <Controller
      control={form.control}
      name={name}
      rules={{ validate }}
      render={({ field: { ref, onChange, ...field }, fieldState: { error } }) => (
        <DateInput
          {...field}
          ref={ref}
          id={inputId}
          aria-required={isRequired}
          {...(min !== undefined && { min })}
          error={error?.message}
          onChange={(date) => {
            onChange(date);
            props.onDate?.(date);
          }}
        />
      )}
    />
  );
  return (
    <BoundField form={form} name={name} isRequired={isRequired}>
      {({ inputId }) => (
        <>
          {time === undefined ? (
            inputOf(inputId)
          ) : (
            <DateAndTime>
              {inputOf(inputId)}
              {time}
            </DateAndTime>
          )}
          {props.hint}
        </>
      )}
    </BoundField>
  );
}
