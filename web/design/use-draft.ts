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

/** Fills a form in with what was kept of it, and keeps what is typed. Returns how to be rid of what was kept, or null. */
export function useFormDraft<Form extends FieldValues>(name: string, form: UseFormReturn<Form>): (() => void) | null {
  const { isDirty } = form.formState;
  const draft = useKeptDraft<Form>(name);
  useDraftSource(name, () => (isDirty ? form.getValues() : undefined));
  useEffect(() => {
    if (draft !== undefined) form.reset(draft, { keepDefaultValues: true });
  }, [form, draft]);
  return draft === undefined ? null : () => form.reset();
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
