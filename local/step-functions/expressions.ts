/**
 * JSONata in definitions: strings in `{% %}`, at any depth of a value.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
import jsonata, { type ExprNode } from 'jsonata';

/** A value that could not be evaluated: `States.QueryEvaluationError`. */
export class QueryEvaluationError extends Error {
  override readonly name = 'QueryEvaluationError';
}

/** What an expression can name: `$states`, variables, and the clock. */
export interface Scope {
  readonly states: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly now: number;
}

const expressionIn = (text: string): string | null => /^\{%(.*)%\}$/su.exec(text)?.[1] ?? null;

/** Functions that Step Functions adds to JSONata, or takes from it, and that are not here. */
const unsupported = ['partition', 'range', 'hash', 'random', 'uuid', 'parse', 'eval'];

/** The expressions of a value. */
function* expressionsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    const expression = expressionIn(value);
    if (expression !== null) yield expression;
  } else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) yield* expressionsOf(each);
}

/** What is wrong with the expressions of a value: one that cannot be read, or calls a function that is not supported. */
export function expressionFaults(value: unknown): readonly string[] {
  return [...expressionsOf(value)].flatMap((expression) => {
    try {
      return functionsIn(jsonata(expression).ast())
        .filter((name) => unsupported.includes(name))
        .map((name) => `the function $${name}`);
    } catch (error) {
      return [`the expression ${expression.trim()} (${error instanceof Error ? error.message : String(error)})`];
    }
  });
}

function functionsIn(node: ExprNode | undefined): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own =
    node.type === 'function' && (node as { procedure?: { value?: unknown } }).procedure
      ? [String((node as { procedure: { value?: unknown } }).procedure.value)]
      : [];
  const inner = Object.values(node).flatMap((part) =>
    Array.isArray(part) ? part.flatMap((each) => functionsIn(each as ExprNode)) : functionsIn(part as ExprNode),
  );
  return [...own, ...inner];
}

const compiled = new Map<string, jsonata.Expression>();

/** A value with its expressions evaluated. @throws QueryEvaluationError */
export async function evaluate(value: unknown, scope: Scope): Promise<unknown> {
  if (typeof value === 'string') {
    const expression = expressionIn(value);
    return expression === null ? value : evaluateExpression(expression, scope);
  }
  if (Array.isArray(value)) return Promise.all(value.map((each) => evaluate(each, scope)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([name, each]) => [name, await evaluate(each, scope)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function evaluateExpression(expression: string, { states, variables, now }: Scope): Promise<unknown> {
  let result: unknown;
  try {
    const read = compiled.get(expression) ?? jsonata(expression);
    compiled.set(expression, read);
    const clock = { now: () => new Date(now).toISOString(), millis: () => now };
    result = await read.evaluate(undefined, { ...variables, ...clock, states });
  } catch (error) {
    throw new QueryEvaluationError(`${expression.trim()}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (result === undefined) throw new QueryEvaluationError(`${expression.trim()} has no value`);
  // Arrays of JSONata have marks of their own.
  return JSON.parse(JSON.stringify(result)) as unknown;
}
