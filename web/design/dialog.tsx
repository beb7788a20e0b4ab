/** A question or a task before everything else: the browser's own dialog, which keeps the focus inside. */
import { useId, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import classes from './dialog.module.css';
import type { Elements } from './elements.ts';

/**
 * Open as long as it is rendered. `onClose`: Escape, or a click beside it; `isFirm`: something is filled in that a slip of the hand
 * must not lose, so that a click beside it does nothing. `isWide`: a form, whose height is steady; `isShort`: one of few fields. What has
 * `data-autofocus` gets the focus first.
 */
export function Dialog(props: {
  title: string;
  isWide?: boolean;
  isShort?: boolean;
  isFirm?: boolean;
  onClose: () => void;
  children: Elements;
}) {
  const { title, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const isShown = useRef(false);
  const titleId = useId();
  // Closed while it is still in the page: only then does the focus go back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    isShown.current = true;
    return () => {
      isShown.current = false;
      element?.close();
      // Not given back while a question over the dialog is still open, which is closed together with it, but later.
      queueMicrotask(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
      });
    };
  }, []);
  // By the key, and not by `cancel` alone, which a browser sends only once before something else is pressed or clicked.
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onClose();
  };
  return (
    // A click that hits the dialog itself and nothing in it is one beside it; the keyboard has Escape.
    <dialog
      className={classes.dialog}
      ref={dialog}
      data-wide={props.isWide}
      data-short={props.isShort}
      aria-labelledby={titleId}
      onKeyDown={closeByKey}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={({ currentTarget }) => {
        // A browser closes it by itself, unasked, when it is told to twice in a row: a phone's back gesture.
        if (currentTarget.open || !isShown.current) return;
        currentTarget.showModal();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget && props.isFirm !== true) onClose();
      }}
    >
      <div className={classes.content}>
        <h2 className={classes.title} id={titleId}>
          {title}
        </h2>
        {props.children}
      </div>
    </dialog>
  );
}
