/** A field that is on or off. Controlled: Mantine's switch forgets at its next rendering what a form set by reference. */
import { Switch } from '@mantine/core';
import { Controller, type FieldPath, type FieldPathByValue, type FieldValues } from 'react-hook-form';
import type { BoundProps } from './bound-form.ts';
import { FormSwitchField } from './form-field.tsx';

export function SwitchField<Form extends FieldValues, Named extends FieldPath<Form>>(
  props: BoundProps<Form, Named> & { name: Named & FieldPathByValue<Form, boolean> },
) {
  const { form, name } = props;
  const { label, help } = form.stringsOf(name);
  return (
    <FormSwitchField label={label} help={help}>
      {(labelId) => (
        <Controller
          control={form.control}
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
