/** *Försök igen* goes away when it has helped: the focus that it had moves to the heading of what came, and not to the page's beginning. */
import { useEffect, useRef } from 'react';

/** Of the component that goes away with the button. Call it with the button when it is pressed. */
export function useFocusAfterRetry(): (button: Element) => void {
  const pressed = useRef<Element | null>(null);
  useEffect(
    () => () => {
      // Whoever has gone elsewhere meanwhile stays there.
      const isLost = document.activeElement === document.body || document.activeElement === null;
      if (isLost && pressed.current !== null) focusHeading(pressed.current);
    },
    [],
  );
  return (button) => {
    pressed.current = button.closest('dialog, aside, main');
  };
}

function focusHeading(frame: Element): void {
  const heading = frame.querySelector<HTMLElement>('h1, h2') ?? frame.closest('main')?.querySelector<HTMLElement>('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}
