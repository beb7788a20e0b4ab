/** A form with what is written about its fields. Fields take the form and their name; the rest comes along. */
import { useFormContext, type FieldPath, type FieldValues, type UseFormReturn } from 'react-hook-form';
import type { FieldHelp } from './form-field.tsx';

/** What is written about a field. `help` is behind its question mark, `note` always shown below it. */
export interface FieldTexts {
  readonly label: string;
  readonly help?: FieldHelp;
  readonly note?: string;
}

/** `Named`: the fields that have texts of their own. */
export type BoundForm<Form extends FieldValues, Named extends FieldPath<Form>> = UseFormReturn<Form> & {
  readonly textsOf: (field: Named) => FieldTexts;
};

/** The props of every bound field. */
export interface BoundProps<Form extends FieldValues, Named extends FieldPath<Form>> {
  readonly form: BoundForm<Form, Named>;
  readonly name: Named;
}

/** The form of the FormProvider around this component. Each form has a hook of its own that calls this one, such as `useUserFields`. */
export function useBoundForm<Form extends FieldValues, Named extends FieldPath<Form>>(
  textsOf: (field: Named) => FieldTexts,
): BoundForm<Form, Named> {
  return { ...useFormContext<Form>(), textsOf };
}

/** The texts of a field that has all of them in the message files. */
export const fieldTexts = (textOf: (part: 'label' | keyof FieldHelp) => string): FieldTexts => ({
  label: textOf('label'),
  help: { about: textOf('about'), example: textOf('example'), affects: textOf('affects') },
});
