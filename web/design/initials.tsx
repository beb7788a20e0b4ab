/** A person as two letters in a circle. Decoration: the name is next to it or in the button's label. */
import classes from './initials.module.css';

/** The first letters of the names. */
export function Initials({
  of: { firstName, lastName },
}: {
  of: { readonly firstName: string; readonly lastName: string };
}) {
  return (
    <span className={classes.initials} aria-hidden>
      {first(firstName) + first(lastName)}
    </span>
  );
}

const first = (name: string): string => [...name][0]?.toLocaleUpperCase() ?? '';
