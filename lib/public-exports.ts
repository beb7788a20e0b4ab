import type { Stack } from 'aws-cdk-lib';

/**
 * Exports values of a stack at every deployment, whether another stack imports them yet, or still (ADR 0033). CDK exports only what is imported,
 * so that an import which goes away, or comes and is rolled back, would take the export from under a stack that is still deployed;
 * CloudFormation refuses that. `test/lib/exports.test.ts` has the whole list.
 */
export function exportAlways(stack: Stack, ...references: readonly string[]): void {
  for (const reference of references) stack.exportValue(reference);
}
