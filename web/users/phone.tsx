/** A telephone number as Swedes write it. */
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import classes from './phone.module.css';

/** Grouped; never broken over two lines. */
export const Phone = ({ number }: { number: string }) => (
  <span className={classes.phone}>{formatPhoneNumber(number)}</span>
);

/** Those of several that there are, on one line. */
export const Phones = ({ numbers }: { numbers: readonly (string | null)[] }) => (
  <span className={classes.phones}>
    {numbers
      .filter((number) => number !== null)
      .map((number) => (
        <Phone number={number} key={number} />
      ))}
  </span>
);
