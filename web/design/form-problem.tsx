/** What a form as a whole was refused for; takes the focus, so that nobody wonders why nothing happened. */
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Elements } from './elements.ts';
import classes from './form-problem.module.css';

/** `title` says what happened, the children why and what to do. */
export function FormProblem({ title, children }: { title: string; children: Elements }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className={classes.problem} role="alert" tabIndex={-1} ref={box}>
      <IconAlertCircle size={20} aria-hidden className={classes.icon} />
      <div>
        <p className={classes.title}>{title}</p>
        {children}
      </div>
    </div>
  );
}

/** Something good to know before one begins. */
export function FormNote({ children }: { children: ReactNode }) {
  return (
    <div className={classes.note} role="status">
      <IconInfoCircle size={20} aria-hidden className={classes.icon} />
      <div>{children}</div>
    </div>
  );
}
