/** The fields that many operations share: ids, texts, numbers, dates, lists. What they refuse bears a code of `fieldCodes`. */
import * as z from 'zod';
import type { FieldCode } from '../domain/domain-error.ts';
import { idPattern, type IdPrefix, type IdOf } from '../domain/ids.ts';
import { isDate, type LocalDate } from '../domain/local-date.ts';
import { hasForbiddenCharacters, normalizeText, plainText } from '../domain/text.ts';

/** Says no to a field with a code of ours; `functions/problem-reply.ts` turns it into `errors[]`. */
export const refuse = (
  context: z.core.$RefinementCtx,
  code: FieldCode,
  more: { path?: (string | number)[]; values?: Record<string, string | number> } = {},
): void => {
  context.addIssue({ code: 'custom', params: { code, values: more.values }, ...(more.path && { path: more.path }) });
};

const idSchemas = new Map<string, z.ZodType>();
/** An id of one kind, as replies and paths bear it. */
export function idOf<Prefix extends IdPrefix>(prefix: Prefix): z.ZodType<IdOf<Prefix>, string> {
  const known = idSchemas.get(prefix);
  if (known) return known as z.ZodType<IdOf<Prefix>, string>;
  const schema = z
    .string()
    .regex(idPattern(prefix))
    .meta({ example: `${prefix}_01JDCQ8V9W6Z4T3R2P1N0M5K7H` });
  idSchemas.set(prefix, schema);
  return schema as unknown as z.ZodType<IdOf<Prefix>, string>;
}

const referenceSchemas = new Map<string, z.ZodType>();
/** An id in a body. One that is malformed, or of another kind, refers to nothing, as one that nobody has. */
export function referenceTo<Prefix extends IdPrefix>(prefix: Prefix): z.ZodType<IdOf<Prefix>, string> {
  const known = referenceSchemas.get(prefix);
  if (known) return known as z.ZodType<IdOf<Prefix>, string>;
  const pattern = idPattern(prefix);
  const schema = z
    .string()
    .superRefine((typed, context) => {
      if (!pattern.test(typed)) refuse(context, 'unknown-reference');
    })
    .meta({ override: { type: 'string', pattern: pattern.source, example: `${prefix}_01JDCQ8V9W6Z4T3R2P1N0M5K7H` } });
  referenceSchemas.set(prefix, schema);
  return schema as unknown as z.ZodType<IdOf<Prefix>, string>;
}

/**
 * How much may be typed, with all that nobody sees, where some 254 characters at most are kept. To put characters in order (NFC, NFKC) may
 * take their number squared, and a body may have 64 KiB in one field: what is longer is not read.
 */
export const longestTyped = 512;

/** A value of a known form, such as a date, as it is seen (see {@link plainText}); as it came when it is too long for every form. */
export const plainField = (typed: string): string => (typed.length > longestTyped ? typed : plainText(typed));

/** A text of people's, as it is seen (see {@link normalizeText}), then 1 to `longest` characters. */
export const text = (longest: number) =>
  z
    .string()
    .transform((typed, context): string => {
      // Emoji are two to a character, letters up to three (NFD), and some are not seen.
      const value = typed.length > 8 * longest ? null : normalizeText(typed);
      if (value === '') refuse(context, 'required');
      else if (value === null || [...value].length > longest) refuse(context, 'too-long', { values: { longest } });
      else if (hasForbiddenCharacters(value)) refuse(context, 'invalid');
      else return value;
      return z.NEVER;
    })
    .meta({ override: { type: 'string', minLength: 1, maxLength: longest } });

/** A date on the calendar, `YYYY-MM-DD`; one that does not exist (2027-02-29) is refused. */
export const date = z
  .string()
  .transform((typed, context): LocalDate => {
    const plain = plainField(typed);
    if (isDate(plain)) return plain;
    refuse(context, 'not-a-date');
    return z.NEVER;
  })
  .meta({ override: { type: 'string', format: 'date' } });

/** An instant in replies: ISO 8601, UTC. */
export const instant = z.iso.datetime().meta({ example: '2026-12-24T07:00:00.000Z' });

/** A count in a query, from 1 to `most`, which has at most three digits. */
export const countInQuery = (most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(most))
    .default(usual)
    .meta({ override: { type: 'integer', minimum: 1, maximum: most, default: usual } });

/** Query of every list: `limit` 1–100 (25), `cursor` from the page before. */
export const pageQuery = {
  limit: countInQuery(100, 25),
  cursor: z.string().min(1).max(4096).optional(),
};

/** `true` or `false` in a query. */
export const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .meta({ override: { type: 'boolean' } });

/** A page of a list. It may be shorter than `limit`; only `nextCursor: null` ends the list. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
