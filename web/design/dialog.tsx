/** A question or a task before everything else: the browser's own dialog, which keeps the focus inside and Escape working. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import classes from './dialog.module.css';

/**
 * Open as long as it is rendered. `onClose`: Escape, or a click beside it; `isFirm`: something is filled in that a slip of the hand
 * must not lose, so that a click beside it does nothing.
 */
export function Dialog(props: {
  title: string;
  isWide?: boolean;
  isFirm?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { title, onClose } = props;
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
      data-wide={props.isWide}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
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
