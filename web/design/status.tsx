/** A state as colour, icon and word together: never colour alone. */
import type { Icon } from '@tabler/icons-react';
import classes from './status.module.css';

export type Tone = 'good' | 'neutral' | 'warn' | 'bad';

/** The word of a state with its icon. */
export function Status({ tone, icon: Sign, children }: { tone: Tone; icon: Icon; children: string }) {
  return (
    <span className={classes.status} data-tone={tone}>
      <Sign size={16} stroke={1.9} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
