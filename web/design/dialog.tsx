/** A question or a task before everything else: the browser's own dialog, which keeps the focus inside and Escape working. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import classes from './dialog.module.css';

/** Open as long as it is rendered. `onClose`: Escape, or a click beside it. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // A click that hits the dialog itself and nothing in it is one beside it; the keyboard has Escape.
    <dialog
      className={classes.dialog}
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={classes.content}>
        <h2 className={classes.title} id={titleId}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
