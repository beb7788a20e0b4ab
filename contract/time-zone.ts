/** The field that names a time zone. */
import * as z from 'zod';
import { plainText } from '../domain/text.ts';
import { isTimeZone } from '../domain/time-zone.ts';

/** An IANA time zone. */
export const timeZone = z
  .string()
  .max(64)
  .overwrite(plainText)
  .refine(isTimeZone, { params: { code: 'not-a-time-zone' } });
