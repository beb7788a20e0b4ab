/**
 * Tells a dependency that failed (the caller may try again: 503) from a bug of ours (500). AWS's SDK has already retried what
 * can be retried when an error comes this far.
 */

/** Thrown where a dependency answered, but not usably: contention that outlived its retries, a page that was no JSON. */
export class DependencyFailure extends Error {
  override readonly name = 'DependencyFailure';
}

const transientNames = new Set([
  'TimeoutError',
  'AbortError',
  'RequestTimeout',
  'RequestTimeoutException',
  'TransactionInProgressException',
  'NetworkingError',
  // A trigger of Cognito's was throttled or too slow: 400s by status, outages by meaning.
  'UnexpectedLambdaException',
  'UserLambdaValidationException',
  'InvalidLambdaResponseException',
]);
const throttlingName =
  /Throttl|TooManyRequests|LimitExceeded|ProvisionedThroughputExceeded|SlowDown|RequestLimitExceeded/;
const networkCode = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|UND_ERR)/;

/** Whether the same call may succeed later. */
export function isDependencyFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DependencyFailure || transientNames.has(error.name)) return true;
  if (isThrottle(error)) return true;
  const { code, $metadata } = error as Error & { code?: unknown; $metadata?: { httpStatusCode?: number } };
  if (typeof code === 'string' && networkCode.test(code)) return true;
  if (($metadata?.httpStatusCode ?? 0) >= 500) return true;
  return error.cause !== undefined && isDependencyFailure(error.cause);
}

/**
 * What of an error may be logged: its name, or the code of the line that broke. The messages of AWS and of zod may bear what people
 * typed.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as Error & { code?: unknown };
  return error.name === 'Error' && typeof code === 'string' ? code : error.name;
}

/** Whether the dependency refused before doing anything, because of too much traffic. */
export const isThrottle = (error: unknown): boolean => error instanceof Error && throttlingName.test(error.name);
