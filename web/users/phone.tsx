/** A telephone number as Swedes write it. */
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import classes from './phone.module.css';

/** Grouped; never broken over two lines. */
export const Phone = ({ number }: { number: string }) => (
  <span className={classes.phone}>{formatPhoneNumber(number)}</span>
);
