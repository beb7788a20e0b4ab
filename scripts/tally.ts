/** The sum of all tests, counted so that no failure can hide. */

/** What became of one test file. */
export interface FileReport {
  readonly file: string;
  /** What its tests and hooks took. */
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** It failed: a test of it, or before its first test, or while it cleaned up. */
  readonly isBroken: boolean;
}

/** What became of a run of Vitest. */
export interface RunReport {
  readonly files: readonly FileReport[];
  readonly unhandledErrors: number;
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Adds up. The check counts as one. A file that broke without a failed test counts as one failure, an error that nobody handled as one;
 * and so does a Vitest that ended badly with nothing to show for it. @param report null when Vitest could not write one
 */
export function tally({ check, vitest, report }: { check: boolean; vitest: boolean; report: RunReport | null }): Tally {
  const { files, unhandledErrors } = report ?? { files: [], unhandledErrors: 0 };
  const sum = (of: (file: FileReport) => number): number => files.reduce((total, file) => total + of(file), 0);
  const failed = sum((file) => Math.max(file.failed, file.isBroken ? 1 : 0)) + unhandledErrors;
  return {
    passed: (check ? 1 : 0) + sum((file) => file.passed),
    failed: (check ? 0 : 1) + (vitest ? failed : Math.max(1, failed)),
    skipped: sum((file) => file.skipped),
  };
}

/** The last line; machines read it. */
export const tallyLine = ({ passed, failed }: Pick<Tally, 'passed' | 'failed'>): string =>
  `${passed} passed, ${failed} failed`;

/** The files that took longest, a line each. */
export const slowestLines = ({ files }: RunReport, most = 10): readonly string[] =>
  files
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, most)
    .map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`);
