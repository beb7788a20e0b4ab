/** A part of a step that a problem can be at: it takes the focus then. */
import type { Ref } from 'react';
import type { Elements } from '../../design/elements.ts';
import classes from './order-wizard.module.css';

/** `title`: of one user's part. `error` is below it. */
export function StepField({
  ref,
  ...props
}: {
  ref?: Ref<HTMLElement>;
  title?: string;
  error?: string | undefined;
  children: Elements;
}) {
  const { title, error } = props;
  return (
    <section
      className={classes.field}
      data-framed={title !== undefined}
      tabIndex={-1}
      ref={ref}
      {...(title !== undefined && { 'aria-label': title })}
    >
      {title !== undefined && <h3 className={classes.fieldTitle}>{title}</h3>}
      {error !== undefined && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      {props.children}
    </section>
  );
}
