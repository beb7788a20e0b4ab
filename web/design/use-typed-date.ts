/** What is in a date field while somebody types. */
import { useState } from 'react';

/** See {@link useTypedDate}. */
export interface TypedDate {
  /** What the field shows. */
  readonly text: string;
  readonly type: (text: string) => void;
  /** Replaces the text by its date, or hands on a text that is none. */
  readonly settle: () => void;
  readonly pick: (date: string) => void;
}

interface Typed {
  readonly text: string;
  /** The last value that was handed on. */
  readonly value: string;
  /** The values before it: the parent shows one of them until it has the last. */
  readonly earlier: readonly string[];
}

/**
 * Keeps the text until the value is one that was not typed here. The parent may adopt a value late, as the router does with an address:
 * until then the value is an earlier one. `read` returns null for what is no date.
 */
export function useTypedDate(
  value: string,
  onChange: (value: string) => void,
  read: (text: string) => string | null,
): TypedDate {
  const [typed, setTyped] = useState<Typed | null>(null);
  if (typed !== null && typed.value === value && typed.earlier.length > 0) setTyped({ ...typed, earlier: [] });
  const isTyped = typed !== null && (typed.value === value || typed.earlier.includes(value));
  const { text, value: last, earlier } = isTyped ? typed : { text: value, value, earlier: [] };
  const readOrEmpty = (each: string): string | null => (each.trim() === '' ? '' : read(each));
  const show = (shown: string, next: string) => {
    setTyped({ text: shown, value: next, earlier: next === last ? earlier : [...earlier, last] });
    if (next !== last) onChange(next);
  };
  return {
    text,
    type: (shown) => show(shown, readOrEmpty(shown) ?? last),
    settle: () => {
      const next = readOrEmpty(text) ?? text;
      show(next, next);
    },
    pick: (date) => show(date, date),
  };
}
