/** What a function's answer to a batch says of its records. */
import type { Outcome } from './environment.ts';

const reported = (outcome: Outcome): readonly unknown[] | null => {
  if (outcome.kind !== 'result') return null;
  const failures = (outcome.payload as { batchItemFailures?: unknown } | null)?.batchItemFailures;
  return Array.isArray(failures)
    ? failures.map((failure) => (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier)
    : [];
};

/**
 * The place of the first record that has to come again, in order; null when all is done. A failure that names no record of
 * the batch means all of it, as in AWS.
 */
export function failedFrom(outcome: Outcome, identifiers: readonly string[], reports: boolean): number | null {
  const failures = reported(outcome);
  if (failures === null) return 0;
  if (!reports || failures.length === 0) return null;
  const places = failures.map((identifier) => identifiers.findIndex((each) => each === identifier));
  return Math.max(0, Math.min(...places));
}

/** The identifiers that failed, where order does not matter (queues). */
export function failedAmong(outcome: Outcome, identifiers: readonly string[], reports: boolean): ReadonlySet<string> {
  const failures = reported(outcome);
  if (failures === null) return new Set(identifiers);
  if (!reports) return new Set();
  const known = failures.every((identifier) => identifiers.some((each) => each === identifier));
  return new Set(known ? failures.map(String) : identifiers);
}
