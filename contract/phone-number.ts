/** Telephone numbers as fields. Apart from the other fields, so that only the functions that read numbers carry the parser. */
import * as z from 'zod';
import { parsePhoneNumber, type E164 } from '../domain/phone-number.ts';
import { refuse } from './fields.ts';

/** Any spelling of a Swedish number, or an international one; E.164 afterwards. */
export const phoneNumber = z
  .string()
  .max(40)
  .transform((typed, context): E164 => {
    const parsed = parsePhoneNumber(typed);
    if (parsed.ok) return parsed.number;
    refuse(context, parsed.code, parsed.values && { values: parsed.values });
    return z.NEVER;
  })
  .meta({ override: { type: 'string', maxLength: 40, example: '070-174 06 05' } });

/** As {@link phoneNumber}, and it must be able to receive a text. */
export const mobileNumber = z
  .string()
  .max(40)
  .transform((typed, context): E164 => {
    const parsed = parsePhoneNumber(typed);
    if (parsed.ok && parsed.kind === 'mobile') return parsed.number;
    if (parsed.ok) refuse(context, 'not-a-swedish-mobile');
    else refuse(context, parsed.code, parsed.values && { values: parsed.values });
    return z.NEVER;
  })
  .meta({ override: { type: 'string', maxLength: 40, example: '070-174 06 05' } });

/** E.164, in replies. */
export const e164 = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/)
  .meta({ example: '+46701740605' });
