/** A field of text. */
import { TextInput } from '@mantine/core';
import type { FieldPath, FieldPathByValue, FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { BoundField } from './bound-field.tsx';
import { useFieldError, type BoundProps } from './bound-form.ts';
import type { Elements } from './elements.ts';

/** `isFirst`: has the focus when the form opens. `isFixed`: cannot be changed. `hint` is below the field. */
export function TextField<Form extends FieldValues, Named extends FieldPath<Form>>(
  props: BoundProps<Form, Named> & {
    name: Named & FieldPathByValue<Form, string>;
    type?: 'text' | 'tel';
    /** A browser's own field of type email would spell the domain *räksmörgås.se* `xn--…`. */
    inputMode?: 'email';
    maxLength?: number;
    isRequired?: boolean;
    isFirst?: boolean;
    isFixed?: boolean;
    hint?: Elements;
    onLeave?: () => void;
  },
) {
  const { t } = useTranslation();
  const { form, name, isRequired = false, isFirst = false } = props;
  const error = useFieldError(form, name);
  return (
    <BoundField form={form} name={name} isRequired={isRequired}>
      {({ inputId }) => (
        <>
          <TextInput
            id={inputId}
            type={props.type ?? 'text'}
            inputMode={props.inputMode}
            {...(props.inputMode === 'email' && { autoCapitalize: 'none', spellCheck: false })}
            {...(props.maxLength !== undefined && { maxLength: props.maxLength })}
            autoComplete="off"
            autoFocus={isFirst}
            {...(isFirst && { 'data-autofocus': true })}
            readOnly={props.isFixed ?? false}
            aria-required={isRequired}
            error={error}
            {...form.register(name, {
              ...(isRequired && { validate: (typed: string) => typed.trim() !== '' || t('field.required') }),
              ...(props.onLeave && { onBlur: props.onLeave }),
            })}
          />
          {props.hint}
        </>
      )}
    </BoundField>
  );
}
