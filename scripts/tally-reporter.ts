/** A reporter of Vitest that writes what {@link tally} counts to the file that `MYSOLUNO_TALLY` names. It leaves Vitest's own to the caller. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import type { FileReport, RunReport } from './tally.ts';

class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const file = process.env['MYSOLUNO_TALLY'];
    if (file === undefined) return;
    const report: RunReport = { files: modules.map(reportOf), unhandledErrors: unhandledErrors.length };
    writeFileSync(file, JSON.stringify(report));
  }
}

function reportOf(module: TestModule): FileReport {
  const states = [...module.children.allTests()].map((test) => test.result().state);
  const count = (state: string): number => states.filter((each) => each === state).length;
  return {
    file: relative(process.cwd(), module.moduleId),
    seconds: module.diagnostic().duration / 1000,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped') + count('pending'),
    isBroken: module.state() === 'failed',
  };
}

// Vitest loads reporters by their default export.
// eslint-disable-next-line import/no-default-export
export default TallyReporter;
