/**
 * The log: one JSON line per request or batch, on standard output, where CloudWatch takes it. Ids, codes and counts only: what
 * people typed, their numbers and their tokens never come here.
 */
type Loggable = string | number | boolean | readonly string[];

/** Writes one line. `level` is what alarms and searches look at. */
export function log(
  level: 'info' | 'error',
  message: string,
  fields: Readonly<Record<string, Loggable | undefined>>,
): void {
  const line = {
    level,
    message,
    function: process.env.AWS_LAMBDA_FUNCTION_NAME,
    at: new Date().toISOString(),
    ...fields,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
