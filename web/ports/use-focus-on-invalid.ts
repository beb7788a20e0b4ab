/** Moves the focus to the first field that is marked as wrong. */
import { useEffect, useRef, type RefObject } from 'react';

/** @param reason when it is another one, and not null, there may be such a field @returns the ref of the element around the fields */
export function useFocusOnInvalid(reason: unknown): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (reason === null) return;
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"]')?.focus();
  }, [reason]);
  return element;
}
