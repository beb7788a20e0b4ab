/** What the API rejects of a port, at the fields of its dialog. */
import type { ApiProblem } from '../api/api-problem.ts';
import { asProblem } from '../api/problem.ts';

/** What is wrong with a field; undefined: nothing. */
export function errorAt(thrown: unknown, field: string): string | undefined {
  if (thrown === null) return undefined;
  const messages = asProblem(thrown).errors.filter((each) => each.field === field);
  return messages.length === 0 ? undefined : messages.map(({ message }) => message).join(' ');
}

/** The problem, unless all of it is said at these fields; null: there is nothing left to say. */
export function otherErrors(thrown: unknown, fields: readonly string[]): ApiProblem | null {
  if (thrown === null) return null;
  const problem = asProblem(thrown);
  const isPlaced = problem.errors.length > 0 && problem.errors.every(({ field }) => fields.includes(field));
  return isPlaced ? null : problem;
}
