/** Swedish postal addresses as fields. */
import * as z from 'zod';
import { parsePostalCode } from '../domain/postal-code.ts';
import { plainField, refuse, text } from './fields.ts';

/** A Swedish postal code, five digits of which the first is no 0, with or without the space; kept as `123 45`. */
export const postalCode = z
  .string()
  .max(40)
  .transform((typed, context) => {
    const plain = plainField(typed);
    const code = parsePostalCode(plain);
    if (code !== null) return code;
    refuse(context, plain === '' ? 'required' : 'not-a-postal-code');
    return z.NEVER;
  })
  .meta({ override: { type: 'string', maxLength: 40, example: '123 45' } });

/** Where something is sent by post. */
export const postalAddress = z
  .strictObject({ name: text(128), street: text(128), postalCode, city: text(128) })
  .meta({ id: 'PostalAddress' });
