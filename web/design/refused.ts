/** Puts what the API refused where it belongs: at its field, with the focus; what no field has stays with the form. */
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import type { ApiProblem } from '../api/api-problem.ts';
import { asProblem } from '../api/problem.ts';

/**
 * Answers the problem that the form must show above itself, or null when every part of it stands at a field. `placeOf` tells
 * which field of the form a field of the API is, null when none.
 */
export function placeProblem<Fields extends FieldValues>(
  thrown: unknown,
  form: UseFormReturn<Fields>,
  placeOf: (field: string) => FieldPath<Fields> | null,
): ApiProblem | null {
  const problem = asProblem(thrown);
  let placed = 0;
  for (const { field, message } of problem.errors) {
    const place = placeOf(field);
    if (place === null) continue;
    form.setError(place, { type: 'server', message }, { shouldFocus: placed === 0 });
    placed += 1;
  }
  return placed > 0 && placed === problem.errors.length ? null : problem;
}
