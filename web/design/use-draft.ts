/** Forms and dialogs are filled in as they were, when a session has ended by itself and the same person is back. See `drafts.ts`. */
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { sameValue } from './conflict.ts';
import { dropDraft, keptDraft, registerDraft } from './drafts.ts';

/** What was kept of this form, or undefined; the same until it is closed. `name` is the form's own on the page. */
export function useKeptDraft<Draft>(name: string): Draft | undefined {
  const key = useDraftKey(name);
  const [draft] = useState(() => keptDraft(key) as Draft | undefined);
  // Not before the form is on the screen: a first rendering may be thrown away.
  useEffect(() => dropDraft(key), [key]);
  return draft;
}

/** Keeps what `typed` returns if the session ends now; undefined when there is nothing to lose. */
export function useDraftSource(name: string, typed: () => unknown): void {
  const key = useDraftKey(name);
  const source = useRef(typed);
  useEffect(() => {
    source.current = typed;
  });
  useEffect(() => registerDraft(key, () => source.current()), [key]);
}

/** What was kept of a form, as the form shows it. */
export interface FormDraft {
  /** Empties the form of it; null when it does not show it, or not any more. */
  readonly discardDraft: (() => void) | null;
  /** What is in the form was saved: what is typed from now on is new. */
  readonly settleDraft: () => void;
}

/** Fills a form in with what was kept of it, and keeps what is typed. */
export function useFormDraft<Form extends FieldValues>(name: string, form: UseFormReturn<Form>): FormDraft {
  const { isDirty } = form.formState;
  const draft = useKeptDraft<Form>(name);
  const [isRestored, setRestored] = useState(draft !== undefined);
  useDraftSource(name, () => (isDirty ? form.getValues() : undefined));
  useEffect(() => {
    if (draft !== undefined) form.reset(draft, { keepDefaultValues: true });
  }, [form, draft]);
  const settleDraft = () => setRestored(false);
  const discardDraft = () => {
    settleDraft();
    form.reset();
  };
  return { discardDraft: isRestored ? discardDraft : null, settleDraft };
}

const useDraftKey = (name: string): string => `${useLocation().pathname} ${name}`;

/**
 * As `useState`, for what is filled in or opened without a form's library. The value is JSON. `isRestored`: it is what was kept, and has not
 * been changed since.
 */
export function useKeptState<Value>(
  name: string,
  initial: Value | (() => Value),
): readonly [value: Value, change: (next: Value) => void, isRestored: boolean] {
  const draft = useKeptDraft<{ readonly value: Value }>(name);
  const [first] = useState(initial);
  const [value, change] = useState(draft === undefined ? first : draft.value);
  useDraftSource(name, () => (sameValue(value, first) ? undefined : { value }));
  return [value, change, draft !== undefined && sameValue(value, draft.value)];
}
