/** How far one looks along a schedule at a time: a year, and what a year may be moved by. */
import { dayMilliseconds } from './calendar.ts';

/** How far ahead of a moment the next change is looked for, how long a timeline is, and how long what is over is still known. */
export const horizonDays = 400;
export const horizonMilliseconds = horizonDays * dayMilliseconds;
