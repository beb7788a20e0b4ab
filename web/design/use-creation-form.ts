/** A form for a thing that is not there yet. Saving it twice makes it once. */
import { useState } from 'react';
import { useForm, type DefaultValues, type FieldPath, type FieldValues } from 'react-hook-form';
import type { ApiProblem } from '../api/api-problem.ts';
import { createKeyring } from '../api/keyring.ts';
import type { SavableForm } from './form-page.tsx';
import { placeProblem } from './refused.ts';
import { useFormDraft } from './use-draft.ts';

/** How what was filled in becomes a thing. */
export interface Creation<Form extends FieldValues, Body, Thing> {
  /** Of the form, its own on the page: under it is kept what was typed when a session ends. */
  readonly name: string;
  readonly empty: Form;
  readonly bodyOf: (typed: Form) => Body;
  readonly create: (body: Body, idempotencyKey: string) => Promise<Thing>;
  /** The place in the form of a field that the API names; null when none. */
  readonly placeOf: (field: string, typed: Form) => FieldPath<Form> | null;
}

/** `onCreated` is told what the API answered. */
export function useCreationForm<Form extends FieldValues, Body, Thing>(
  { name, empty, bodyOf, create, placeOf }: Creation<Form, Body, Thing>,
  onCreated: (thing: Thing) => void,
): SavableForm<Form> {
  const [keyring] = useState(createKeyring);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const form = useForm<Form>({ defaultValues: empty as DefaultValues<Form> });
  const { discardDraft, settleDraft } = useFormDraft(name, form);
  const save = form.handleSubmit(async (typed) => {
    setProblem(null);
    const body = bodyOf(typed);
    try {
      const created = await keyring.with(body, (idempotencyKey) => create(body, idempotencyKey));
      settleDraft();
      onCreated(created);
    } catch (thrown) {
      setProblem(placeProblem(thrown, form, (field) => placeOf(field, typed)));
    }
  });
  return { form, save: () => save(), problem, discardDraft };
}
