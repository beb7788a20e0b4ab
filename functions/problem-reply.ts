/** Errors as problem replies (RFC 9457), in the caller's language. The only place that knows which error becomes which status. */
import type * as z from 'zod';
import { isDependencyFailure } from '../adapters/dependency-failure.ts';
import { fieldMessages } from '../contract/field-messages.ts';
import { fill, problems, problemType } from '../contract/problems.ts';
import { DomainError, fieldCodes, type FieldCode, type FieldError, type ProblemCode } from '../domain/domain-error.ts';
import type { Language } from '../domain/language.ts';

export interface ProblemReply {
  readonly status: number;
  readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How long a caller should wait after a dependency failed. */
const retryAfterFailureSeconds = 5;

/** The reply to anything that was thrown. What is neither a refusal nor a failing dependency is a bug: 500, and nothing is told. */
export function problemReply(error: unknown, language: Language, requestId: string): ProblemReply {
  const told = asDomainError(error);
  const { status, title, detail } = problems[told.code];
  const retryAfter = told.code === 'temporarily-unavailable' ? retryAfterFailureSeconds : told.retryAfterSeconds;
  return {
    status,
    code: told.code,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
    body: JSON.stringify({
      type: problemType(told.code),
      title: title[language],
      status,
      code: told.code,
      detail: fill(detail[language], told.values),
      requestId,
      errors: told.errors.map(({ field, code, values }) => ({
        field,
        code,
        message: fill(fieldMessages[code][language], inWords(values, language)),
      })),
      ...(told.uses.length > 0 && { uses: told.uses }),
    }),
  };
}

/** A country is named as people of the language call it. */
const inWords = (values: FieldError['values'], language: Language): FieldError['values'] =>
  values?.country === undefined
    ? values
    : { ...values, country: new Intl.DisplayNames([language], { type: 'region' }).of(String(values.country)) ?? '' };

function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  return new DomainError(isDependencyFailure(error) ? 'temporarily-unavailable' : 'internal-error', { cause: error });
}

/**
 * Parses what came in, or says which fields are wrong.
 * @throws DomainError `invalid-request`
 */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new DomainError('invalid-request', { errors: parsed.error.issues.flatMap((issue) => fieldErrors(issue)) });
}

/** zod's words for what is wrong, as ours. */
const codes: Readonly<Record<string, FieldCode>> = {
  'too_big string': 'too-long',
  'too_big array': 'too-many',
  'too_big number': 'too-large',
  'too_small string': 'too-short',
  'too_small number': 'too-small',
  invalid_value: 'invalid-choice',
};

function fieldErrors(issue: z.core.$ZodIssue): readonly FieldError[] {
  if (issue.code === 'invalid_union' && issue.input !== undefined) {
    const meant = meantBy(issue.errors);
    if (meant) return meant.flatMap((each) => fieldErrors({ ...each, path: [...issue.path, ...each.path] }));
  }
  // Names that a stranger chose come back only as long as a name is.
  const field = issue.path.reduce<string>((path, part) => {
    const name = String(part).slice(0, 64);
    return typeof part === 'number' ? `${path}[${part}]` : path === '' ? name : `${path}.${name}`;
  }, '');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, 20)
      .map((key) => ({ field: [field, key.slice(0, 64)].filter(Boolean).join('.'), code: 'unknown-field' }));
  }
  if (issue.code === 'custom') {
    const { code, values } = (issue.params ?? {}) as { code?: FieldCode; values?: FieldError['values'] };
    const known = code && fieldCodes.includes(code) ? code : 'invalid';
    return [{ field, code: known, ...(values && { values }) }];
  }
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) {
    const kind = (issue.input as Readonly<Record<string, unknown>>)[issue.discriminator];
    return [{ field, code: kind === undefined ? 'required' : 'invalid-choice' }];
  }
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union')
    return [{ field, code: issue.input === undefined ? 'required' : 'wrong-type' }];
  if (issue.code === 'too_big') {
    const code = codes[`too_big ${issue.origin}`] ?? 'too-large';
    return [{ field, code, values: { longest: Number(issue.maximum), most: Number(issue.maximum) } }];
  }
  if (issue.code === 'too_small') {
    const empty = (issue.origin === 'string' && issue.input === '') || issue.origin === 'array';
    return [{ field, code: empty ? 'required' : (codes[`too_small ${issue.origin}`] ?? 'too-small') }];
  }
  return [{ field, code: codes[issue.code] ?? 'invalid' }];
}

/** Of the alternatives of a union, what is wrong with the one that comes closest: not of another kind altogether, and least wrong. */
function meantBy(alternatives: readonly z.core.$ZodIssue[][]): readonly z.core.$ZodIssue[] | undefined {
  const strangeness = (issues: readonly z.core.$ZodIssue[]): number => {
    const isOfOtherKind = issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
    const isOtherValue = issues.some(({ code, path }) => code === 'invalid_value' && path.length === 0);
    return isOfOtherKind ? 1000 : isOtherValue ? 500 : issues.length;
  };
  return alternatives.toSorted((one, other) => strangeness(one) - strangeness(other))[0];
}
