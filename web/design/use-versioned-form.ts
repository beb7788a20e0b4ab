/**
 * A form for a thing that others may be changing too. What is saved goes by the version that was read; when somebody was faster,
 * both versions are laid side by side and the person decides.
 */
import { useEffect, useState } from 'react';
import { useForm, type DefaultValues, type FieldPath, type FieldValues } from 'react-hook-form';
import { ApiProblem } from '../api/api-problem.ts';
import { conflictBetween, type Conflict } from './conflict.ts';
import type { SavableForm } from './form-page.tsx';
import { placeProblem } from './refused.ts';
import { useDraftSource, useKeptDraft } from './use-draft.ts';

export type Side = 'mine' | 'theirs';

/** How the thing is shown, read and written. */
export interface VersionedThing<Thing, Form extends FieldValues> {
  /** Of the form, its own on the page: under it is kept what was typed when a session ends. */
  readonly name: string;
  readonly formOf: (thing: Thing) => Form;
  readonly read: () => Promise<Thing>;
  /** Writes what differs in `typed` from `before`, if the thing still has that version. */
  readonly write: (before: Form, typed: Form, version: number) => Promise<Thing>;
  /** The place in the form of a field that the API names; null when none. */
  readonly placeOf: (field: string, typed: Form) => FieldPath<Form> | null;
}

/** A conflict, the version that the other side has, and which side the form shows for each of its fields. */
export interface OpenConflict<Form> extends Conflict<Form> {
  readonly version: number;
  readonly taken: Readonly<Partial<Record<keyof Form & string, Side>>>;
}

/** See {@link useVersionedForm}. */
export interface VersionedForm<Form extends FieldValues> extends SavableForm<Form> {
  readonly conflict: OpenConflict<Form> | null;
  readonly take: (fields: readonly (keyof Form & string)[], side: Side) => void;
}

/** What is kept of the form: with the version that was shown, so that a change by somebody else since is noticed. */
interface VersionedDraft<Thing, Form> {
  readonly base: Thing;
  readonly typed: Form;
  readonly conflict: OpenConflict<Form> | null;
}

/** `onSaved` is told what the API answered. */
export function useVersionedForm<Thing extends { readonly version: number }, Form extends FieldValues>(
  opened: Thing,
  thing: VersionedThing<Thing, Form>,
  onSaved: (saved: Thing) => void,
): VersionedForm<Form> {
  const draft = useKeptDraft<VersionedDraft<Thing, Form>>(thing.name);
  const [base, setBase] = useState(draft?.base ?? opened);
  const [isRestored, setRestored] = useState(draft !== undefined);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [conflict, setConflict] = useState<OpenConflict<Form> | null>(draft?.conflict ?? null);
  const form = useForm<Form>({ defaultValues: thing.formOf(base) as DefaultValues<Form> });
  const { isDirty } = form.formState;
  useDraftSource(thing.name, () => (isDirty ? { base, typed: form.getValues(), conflict } : undefined));
  useEffect(() => {
    if (draft !== undefined) form.reset(draft.typed, { keepDefaultValues: true });
  }, [form, draft]);

  const show = (values: Form): void => form.reset(values, { keepDefaultValues: true, keepSubmitCount: true });

  async function write(from: Thing, typed: Form): Promise<void> {
    try {
      const saved = await thing.write(thing.formOf(from), typed, from.version);
      setConflict(null);
      setRestored(false);
      setBase(saved);
      form.reset(thing.formOf(saved));
      onSaved(saved);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem && thrown.code === 'stale-version')) throw thrown;
      await meet(from, typed);
    }
  }

  /** Somebody was faster. Where both meant the same there is nothing to ask. */
  async function meet(from: Thing, typed: Form): Promise<void> {
    const current = await thing.read();
    const theirs = thing.formOf(current);
    const met = conflictBetween(thing.formOf(from), typed, theirs);
    setBase(current);
    form.reset(theirs, { keepSubmitCount: true });
    show(met.merged);
    if (met.fields.length === 0) {
      await write(current, met.merged);
      return;
    }
    const sides = met.fields.map((field) => [field, met.merged[field] === theirs[field] ? 'theirs' : 'mine'] as const);
    setConflict({ ...met, version: current.version, taken: Object.fromEntries(sides) as OpenConflict<Form>['taken'] });
  }

  const save = form.handleSubmit(async (typed) => {
    setProblem(null);
    try {
      await write(base, typed);
    } catch (thrown) {
      setProblem(placeProblem(thrown, form, (field) => thing.placeOf(field, typed)));
    }
  });

  function take(fields: readonly (keyof Form & string)[], side: Side): void {
    if (conflict === null) return;
    const values = { ...form.getValues() };
    for (const field of fields) values[field] = conflict[side][field];
    show(values);
    const sides = Object.fromEntries(fields.map((field) => [field, side])) as OpenConflict<Form>['taken'];
    setConflict({ ...conflict, taken: { ...conflict.taken, ...sides } });
  }

  /** The form is as it is stored now: somebody may have saved since what was kept was typed. */
  async function discardDraft(): Promise<void> {
    setRestored(false);
    const current = await thing.read().catch(() => opened);
    setConflict(null);
    setBase(current);
    form.reset(thing.formOf(current));
  }

  return {
    form,
    save: () => save(),
    problem,
    conflict,
    take,
    discardDraft: isRestored ? () => void discardDraft() : null,
  };
}
