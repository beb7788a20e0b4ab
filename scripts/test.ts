/**
 * `npm test`: all proofs. First what can be said without running anything, then what runs; both, whatever the first found, and
 * last one line with the sum. Arguments go to Vitest: `npm test -- test/domain`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tally, tallyLine, type VitestReport } from './tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'mysoluno-test-'));
const reportFile = join(folder, 'report.json');

const check = run('node', ['scripts/check.ts']);
const vitest = run('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportFile}`,
  ...process.argv.slice(2),
]);
const { passed, failed, skipped } = tally({ check, vitest, report: readReport() });
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

if (skipped > 0) console.log(`${skipped} skipped`);
console.log(tallyLine({ passed, failed }));
process.exitCode = failed > 0 ? 1 : 0;

/** Runs a command with this terminal; what it leaves in the folder for temporary files goes with ours. @returns whether it succeeded */
function run(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, TMPDIR: folder, ...(!process.stdout.isTTY && { NO_COLOR: '1' }) };
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}

/** Null when Vitest fell before it could write one. */
function readReport(): VitestReport | null {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport;
  } catch {
    return null;
  }
}
