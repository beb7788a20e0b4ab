/** A form with what is written about its fields. Fields take the form and their name; the rest comes along. */
import {
  get,
  useFormContext,
  useFormState,
  type Control,
  type FieldError,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
} from 'react-hook-form';
import type { FieldHelp } from './form-field.tsx';

/** What is written about a field. `help` is behind its question mark, `note` always shown below it. */
export interface FieldStrings {
  readonly label: string;
  readonly help?: FieldHelp;
  readonly note?: string;
}

/** `Named`: the fields that have strings of their own. */
export type BoundForm<Form extends FieldValues, Named extends FieldPath<Form>> = UseFormReturn<Form> & {
  readonly stringsOf: (field: Named) => FieldStrings;
};

/** The props of every bound field. */
export interface BoundProps<Form extends FieldValues, Named extends FieldPath<Form>> {
  readonly form: BoundForm<Form, Named>;
  readonly name: Named;
}

/** The form of the FormProvider around this component. Each form has a hook of its own that calls this one, such as `useUserFields`. */
export function useBoundForm<Form extends FieldValues, Named extends FieldPath<Form>>(
  stringsOf: (field: Named) => FieldStrings,
): BoundForm<Form, Named> {
  return { ...useFormContext<Form>(), stringsOf };
}

/** What is wrong with a field. When that changes, the field is rendered again and not the form. */
export function useFieldError<Form extends FieldValues>(
  form: { readonly control: Control<Form> },
  name: FieldPath<Form>,
): string | undefined {
  const { errors } = useFormState({ control: form.control, name, exact: true });
  return (get(errors, name) as FieldError | undefined)?.message;
}

/** The strings of a field that has all of them in the message files. */
export const fieldStrings = (stringOf: (part: 'label' | keyof FieldHelp) => string): FieldStrings => ({
  label: stringOf('label'),
  help: { about: stringOf('about'), example: stringOf('example'), affects: stringOf('affects') },
});
