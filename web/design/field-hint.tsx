/** A line below a field: what follows from its value. */
import type { Icon } from '@tabler/icons-react';
import classes from './field-hint.module.css';

/** Told aloud when it changes. */
export const FieldHint = (props: { tone: 'good' | 'warn' | 'neutral'; icon: Icon; children: string }) => (
  <p className={classes.hint} data-tone={props.tone} role="status">
    <props.icon size={17} stroke={1.8} aria-hidden />
    <span>{props.children}</span>
  </p>
);
