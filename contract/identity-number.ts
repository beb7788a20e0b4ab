/** Identity numbers as fields. Apart from the other fields, so that only the functions that read them carry the parser. */
import * as z from 'zod';
import { parseIdentityNumber, type IdentityNumber } from '../domain/identity-number.ts';
import type { LocalDate } from '../domain/local-date.ts';
import { refuse } from './fields.ts';

/** An organisation number in any spelling, or the personal number of a sole trader. */
export const organizationNumber = z
  .string()
  .max(40)
  .transform((typed, context): IdentityNumber => {
    // Two digits of a year mean a century by the day on which they are read; UTC's is near enough for people of working age.
    const today = new Date().toISOString().slice(0, 10) as LocalDate;
    const number = parseIdentityNumber(typed, today);
    if (number !== null) return number;
    refuse(context, 'not-an-organization-number');
    return z.NEVER;
  })
  .meta({ override: { type: 'string', maxLength: 40, example: '556677-8899' } });
