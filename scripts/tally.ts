/** The sum of all proofs, counted so that no failure can hide. */

/** As much of Vitest's JSON report as is counted. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** One per test file. */
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Adds up. The check counts as one. A file that fell before its first test, or while it cleaned up, counts as one failure; and so
 * does a Vitest that ended badly with nothing to show for it.
 */
export function tally(ran: { check: boolean; vitest: boolean; report: VitestReport | null }): Tally {
  const { check, vitest, report } = ran;
  const silentFiles = (report?.testResults ?? []).filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failedTests = (report?.numFailedTests ?? 0) + silentFiles;
  return {
    passed: (check ? 1 : 0) + (report?.numPassedTests ?? 0),
    failed: (check ? 0 : 1) + (vitest ? failedTests : Math.max(1, failedTests)),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

/** What the last line says; machines read it. */
export const tallyLine = ({ passed, failed }: Pick<Tally, 'passed' | 'failed'>): string =>
  `${passed} passed, ${failed} failed`;
