/** Several conditions of one transaction can fail: their errors as the one that is thrown. */
import { DomainError, type FieldError } from '../../domain/domain-error.ts';

/**
 * The first error. If it names fields of the request, it also has the fields that the others name, so that the caller sees all of them at
 * once; of each field the first thing that is wrong.
 */
export function asOne(rejections: readonly unknown[]): unknown {
  const [first] = rejections;
  const wrong = rejections.filter(namesFields);
  return namesFields(first) && wrong.length > 1
    ? new DomainError(first.code, { errors: firstOfEachField(wrong), cause: new AggregateError(wrong) })
    : first;
}

const firstOfEachField = (wrong: readonly DomainError[]): readonly FieldError[] => {
  const errors = wrong.flatMap((error) => error.errors);
  return errors.filter(({ field }, place) => errors.findIndex((each) => each.field === field) === place);
};

/** What {@link asOne} made an error of. */
export const rejectionsOf = (error: unknown): readonly unknown[] =>
  error instanceof DomainError && error.cause instanceof AggregateError ? error.cause.errors : [error];

const namesFields = (error: unknown): error is DomainError => error instanceof DomainError && error.errors.length > 0;
