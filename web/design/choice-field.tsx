/** A field with one of few values, all of which are in sight. */
import { Radio } from '@mantine/core';
import { Controller, type FieldPath, type FieldPathByValue, type FieldValues } from 'react-hook-form';
import { BoundField } from './bound-field.tsx';
import type { BoundProps } from './bound-form.ts';
import classes from './choice-field.module.css';
import type { Option } from './select-field.tsx';

export function ChoiceField<Form extends FieldValues, Named extends FieldPath<Form>>(
  props: BoundProps<Form, Named> & {
    name: Named & FieldPathByValue<Form, string>;
    options: readonly Option[];
  },
) {
  const { form, name, options } = props;
  return (
    <BoundField form={form} name={name} isGroup>
      {({ labelId }) => (
        <Controller
          control={form.control}
          name={name}
          render={({ field: { value, onChange } }) => (
            <Radio.Group value={value} onChange={onChange} aria-labelledby={labelId}>
              <div className={classes.choices}>
                {options.map((option) => (
                  <Radio key={option.value} value={option.value} label={option.label} />
                ))}
              </div>
            </Radio.Group>
          )}
        />
      )}
    </BoundField>
  );
}
