/** Values as items hold them, for the schemas that parse items. */
import * as z from 'zod';
import type { Iccid } from '../../domain/iccid.ts';
import { idPattern, type IdOf, type IdPrefix } from '../../domain/ids.ts';
import { isDate, type LocalDate } from '../../domain/local-date.ts';
import type { E164 } from '../../domain/phone-number.ts';
import { isLocalDateTime, type LocalDateTime } from '../../domain/time-zone.ts';

const text = <Value extends string>(isValue: (value: string) => boolean) =>
  z.custom<Value>((value) => typeof value === 'string' && isValue(value));

export const idSchema = <Prefix extends IdPrefix>(prefix: Prefix) =>
  text<IdOf<Prefix>>((value) => idPattern(prefix).test(value));

/** An id without its prefix, where its kind is known. */
export const ulid = z.string().length(26);

export const e164 = text<E164>((value) => value.startsWith('+'));

export const localDate = text<LocalDate>(isDate);

export const localDateTime = text<LocalDateTime>(isLocalDateTime);

export const iccid = text<Iccid>((value) => /^\d{19,20}$/.test(value));

/** In öre without VAT. */
export const price = z.object({ monthlyOre: z.number(), oneOffOre: z.number(), bindingMonths: z.number() });

export const postalAddress = z.object({
  name: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
});
