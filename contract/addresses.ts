/** E-mail addresses and domains in requests. Apart from the other fields: most functions take neither, and need not load how they are read. */
import * as z from 'zod';
import { readDomainName } from '../domain/domain-name.ts';
import { readEmail } from '../domain/email-address.ts';
import { longestTyped, plainField, refuse } from './fields.ts';

/** An e-mail address in its stored form (see {@link readEmail}). */
export const email = z
  .string()
  .transform((typed, context): string => {
    const address = typed.length > longestTyped ? null : readEmail(typed);
    if (address !== null && address.length <= 254) return address;
    if (plainField(typed) === '') refuse(context, 'required');
    else if (typed.length > 254) refuse(context, 'too-long', { values: { longest: 254 } });
    else refuse(context, 'not-an-email');
    return z.NEVER;
  })
  .meta({ override: { type: 'string', format: 'idn-email', maxLength: 254 } });

/** A domain of an organisation, such as `bageriet.example`, in its stored form (see {@link readDomainName}). */
export const domainName = z
  .string()
  .transform((typed, context): string => {
    const name = typed.length > longestTyped ? null : readDomainName(typed);
    if (name !== null) return name;
    refuse(context, 'not-a-domain');
    return z.NEVER;
  })
  .meta({ override: { type: 'string', example: 'bageriet.example' } });
