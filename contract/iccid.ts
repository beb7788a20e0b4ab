/** Numbers of SIM cards as fields. */
import * as z from 'zod';
import { parseIccid, type Iccid } from '../domain/iccid.ts';
import { refuse } from './fields.ts';

/** The number that is printed on a SIM card, with or without spaces; digits afterwards. */
export const iccid = z
  .string()
  .max(64)
  .transform((typed, context): Iccid => {
    const parsed = parseIccid(typed);
    if (parsed.ok) return parsed.iccid;
    refuse(context, parsed.code);
    return z.NEVER;
  })
  .meta({ override: { type: 'string', maxLength: 64, example: '8946 0312 3456 7890 128' } });
