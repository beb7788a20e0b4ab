/** The field that names a time zone. */
import * as z from 'zod';
import { isTimeZone } from '../domain/time-zone.ts';

/** An IANA time zone. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { params: { code: 'not-a-time-zone' } });
