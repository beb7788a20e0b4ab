/**
 * `npm test`: all tests. First what can be said without running anything, then what runs; both, whatever the first found, then the
 * slowest files, and last one line with the sum. Arguments go to Vitest: `npm test -- test/domain`. With `--long` more is tried, for
 * minutes: `npm run test:long`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumAdvice, chromiumPath } from '../test/build/chromium.ts';
import { slowestLines, tally, tallyLine, type RunReport } from './tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'mysoluno-test-'));
const reportFile = join(folder, 'report.json');

const isLong = process.argv.includes('--long');
const vitestArguments = process.argv.slice(2).filter((argument) => argument !== '--long');

const check = run('node', ['scripts/check.ts']);
const reporters = ['--reporter=default', '--reporter=./scripts/tally-reporter.ts'];
const vitest = run('vitest', ['run', ...reporters, ...vitestArguments]);
const report = readReport();
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

const { passed, failed, skipped } = tally({ check, vitest, report });
if (report) console.log(['The slowest files:', ...slowestLines(report)].join('\n'));
if (skipped > 0) console.log(`${skipped} skipped`);
if (chromiumPath === null) console.log(`The tests in a browser were skipped. ${chromiumAdvice}`);
console.log(tallyLine({ passed, failed }));
process.exitCode = failed > 0 ? 1 : 0;

/** Runs a command with this terminal; what it leaves in the folder for temporary files goes with ours. @returns whether it succeeded */
function run(command: string, args: readonly string[]): boolean {
  const env = {
    ...process.env,
    TMPDIR: folder,
    MYSOLUNO_TALLY: reportFile,
    ...(isLong && { MYSOLUNO_LONG: '1' }),
    ...(!process.stdout.isTTY && { NO_COLOR: '1' }),
  };
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}

/** Null when Vitest fell before it could write one. */
function readReport(): RunReport | null {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8')) as RunReport;
  } catch {
    return null;
  }
}
