/** The frame of a field that has an input of its own kind. */
import type { FieldPath, FieldValues } from 'react-hook-form';
import type { BoundProps } from './bound-form.ts';
import type { Elements } from './elements.ts';
import { FormField } from './form-field.tsx';

/** `isGroup`: several inputs share the name, so that it labels the group and not one input. */
export function BoundField<Form extends FieldValues, Named extends FieldPath<Form>>(
  props: BoundProps<Form, Named> & {
    isRequired?: boolean;
    isGroup?: boolean;
    children: (ids: { inputId: string; labelId: string }) => Elements;
  },
) {
  const { form, name, ...frame } = props;
  return <FormField {...frame} {...form.stringsOf(name)} />;
}
