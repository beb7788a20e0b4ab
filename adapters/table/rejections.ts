/** Several conditions of one transaction can fail: their errors as the one that is thrown. */
import { DomainError } from '../../domain/domain-error.ts';

/** The first error. If it names fields of the request, it also has the fields that the others name, so that the caller sees all of them at once. */
export function asOne(rejections: readonly unknown[]): unknown {
  const [first] = rejections;
  const wrong = rejections.filter(namesFields);
  return namesFields(first) && wrong.length > 1
    ? new DomainError(first.code, { errors: wrong.flatMap(({ errors }) => errors), cause: new AggregateError(wrong) })
    : first;
}

/** What {@link asOne} made an error of. */
export const rejectionsOf = (error: unknown): readonly unknown[] =>
  error instanceof DomainError && error.cause instanceof AggregateError ? error.cause.errors : [error];

const namesFields = (error: unknown): error is DomainError => error instanceof DomainError && error.errors.length > 0;
