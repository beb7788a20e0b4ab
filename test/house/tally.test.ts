import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../local/scratch.ts';
import { slowestLines, tally, tallyLine, type FileReport, type RunReport } from '../../scripts/tally.ts';

const file = (more: Partial<FileReport> = {}): FileReport => ({
  file: 'test/some.test.ts',
  seconds: 1,
  passed: 7,
  failed: 0,
  skipped: 0,
  isBroken: false,
  ...more,
});
const report = (...files: readonly FileReport[]): RunReport => ({ files, unhandledErrors: 0 });
const green = { check: true, vitest: true };
const red = { check: true, vitest: false };

describe('the tally', () => {
  it('counts the check as one', () => {
    expect(tally({ ...green, report: report(file()) })).toEqual({ passed: 8, failed: 0, skipped: 0 });
    expect(tally({ ...green, check: false, report: report(file()) })).toEqual({ passed: 7, failed: 1, skipped: 0 });
  });

  it('counts failed and skipped tests of all files', () => {
    const bad = report(file({ failed: 2, skipped: 2, isBroken: true }), file());
    expect(tally({ ...red, report: bad })).toEqual({ passed: 15, failed: 2, skipped: 2 });
  });

  it('counts a file that broke before its first test or after its last, and an error that nobody handled', () => {
    expect(tally({ ...red, report: report(file({ passed: 0, isBroken: true })) })).toMatchObject({ failed: 1 });
    expect(tally({ ...red, report: { files: [file()], unhandledErrors: 2 } })).toMatchObject({ failed: 2 });
  });

  it('believes no green report of a Vitest that ended badly, and needs none to count a failure', () => {
    expect(tally({ ...red, report: report(file()) })).toMatchObject({ failed: 1 });
    expect(tally({ ...red, report: null })).toMatchObject({ failed: 1 });
  });

  it('is taken beside any report that the caller asks Vitest for', () => {
    const folder = scratchFolder();
    const [own, json] = [join(folder, 'own.json'), join(folder, 'vitest.json')];
    const args = ['run', 'test/domain/heap.test.ts', '--reporter=./scripts/tally-reporter.ts', '--reporter=json'];
    execFileSync('npx', ['vitest', ...args, `--outputFile.json=${json}`], {
      env: { ...process.env, MYSOLUNO_TALLY: own },
    });
    const counted = JSON.parse(readFileSync(own, 'utf8')) as RunReport;
    const { numPassedTests } = JSON.parse(readFileSync(json, 'utf8')) as { numPassedTests: number };
    expect(counted).toMatchObject({ files: [{ file: 'test/domain/heap.test.ts', failed: 0, isBroken: false }] });
    expect(counted.files[0]?.passed).toBe(numPassedTests);
    expect(numPassedTests).toBeGreaterThan(0);
  });

  it('is one plain line', () => {
    expect(tallyLine({ passed: 8, failed: 0 })).toBe('8 passed, 0 failed');
  });

  it('names the slowest files first', () => {
    const quick = file({ file: 'quick.test.ts', seconds: 0.26 });
    const slow = file({ file: 'slow.test.ts', seconds: 61.04 });
    expect(slowestLines(report(quick, slow))).toEqual(['   61.0 s  slow.test.ts', '    0.3 s  quick.test.ts']);
    expect(slowestLines(report(quick, slow), 1)).toHaveLength(1);
  });
});
