/** A field with one of many values, which opens as a list. */
import { NativeSelect } from '@mantine/core';
import type { FieldPath, FieldPathByValue, FieldValues } from 'react-hook-form';
import { BoundField } from './bound-field.tsx';
import { useFieldError, type BoundProps } from './bound-form.ts';

/** A value of the form, and what it is called. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

export function SelectField<Form extends FieldValues, Named extends FieldPath<Form>>(
  props: BoundProps<Form, Named> & {
    name: Named & FieldPathByValue<Form, string>;
    options: readonly Option[];
  },
) {
  const { form, name, options } = props;
  const error = useFieldError(form, name);
  return (
    <BoundField form={form} name={name}>
      {({ inputId }) => (
        <NativeSelect id={inputId} size="md" data={[...options]} error={error} {...form.register(name)} />
      )}
    </BoundField>
  );
}
