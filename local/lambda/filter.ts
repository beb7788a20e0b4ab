/**
 * Filter criteria of an event source mapping: which records a function is called for.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
import { Refusal } from '../refusal.ts';

/** A pattern's leaves are lists of alternatives; its branches are objects like the record's. */
type Pattern = { readonly [name: string]: Pattern | readonly Alternative[] };
type Alternative = string | number | boolean | null | Readonly<Record<string, unknown>>;

export type Filter = (record: unknown) => boolean;

/** Whether a record matches one of the patterns (JSON texts); with none, every record does. @throws Refusal an unknown operator */
export function filterOf(patterns: readonly string[]): Filter {
  const parsed = patterns.map((text) => JSON.parse(text) as Pattern);
  parsed.forEach(refuseUnknown);
  return (record) => parsed.length === 0 || parsed.some((pattern) => matches(pattern, record));
}

function matches(pattern: Pattern, value: unknown): boolean {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return Object.entries(pattern).every(([name, wanted]) =>
    isAlternatives(wanted) ? wanted.some((each) => allows(each, fields[name])) : matches(wanted, fields[name]),
  );
}

const isAlternatives = (wanted: Pattern | readonly Alternative[]): wanted is readonly Alternative[] =>
  Array.isArray(wanted);

function allows(alternative: Alternative, value: unknown): boolean {
  if (typeof alternative !== 'object' || alternative === null) return value === alternative;
  if ('exists' in alternative) return alternative['exists'] === (value !== undefined);
  if ('prefix' in alternative) return typeof value === 'string' && value.startsWith(String(alternative['prefix']));
  const forbidden = alternative['anything-but'];
  return value !== undefined && !(Array.isArray(forbidden) ? forbidden : [forbidden]).includes(value);
}

const operators = new Set(['exists', 'prefix', 'anything-but']);

function refuseUnknown(pattern: Pattern): void {
  for (const wanted of Object.values(pattern)) {
    if (!isAlternatives(wanted)) {
      refuseUnknown(wanted);
      continue;
    }
    for (const alternative of wanted) {
      if (typeof alternative !== 'object' || alternative === null) continue;
      const unknown = Object.keys(alternative).find((operator) => !operators.has(operator));
      if (unknown !== undefined)
        throw new Refusal(
          `A filter of the template uses the operator "${unknown}", which local/lambda/filter.ts does not know.`,
        );
    }
  }
}
