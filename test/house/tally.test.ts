import { describe, expect, it } from 'vitest';
import { tally, tallyLine, type VitestReport } from '../../scripts/tally.ts';

const report = (more: Partial<VitestReport> = {}): VitestReport => ({
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...more,
});

describe('the tally', () => {
  it('counts the check as one', () => {
    expect(tally({ check: true, vitest: true, report: report() })).toEqual({ passed: 8, failed: 0, skipped: 0 });
    expect(tally({ check: false, vitest: true, report: report() })).toEqual({ passed: 7, failed: 1, skipped: 0 });
  });

  it('counts failed and skipped tests', () => {
    const bad = report({ numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 });
    expect(tally({ check: true, vitest: false, report: bad })).toEqual({ passed: 8, failed: 2, skipped: 2 });
  });

  it('counts a file that fell before its first test', () => {
    const bad = report({ testResults: [{ status: 'failed', assertionResults: [] }] });
    expect(tally({ check: true, vitest: false, report: bad })).toMatchObject({ failed: 1 });
  });

  it('does not count a file twice that has a failed test', () => {
    const bad = report({
      numFailedTests: 1,
      testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
    });
    expect(tally({ check: true, vitest: false, report: bad })).toMatchObject({ failed: 1 });
  });

  it('believes no green report of a Vitest that ended badly', () => {
    expect(tally({ check: true, vitest: false, report: report() })).toMatchObject({ failed: 1 });
    expect(tally({ check: true, vitest: false, report: null })).toMatchObject({ failed: 1 });
  });

  it('is said in one plain line', () => {
    expect(tallyLine({ passed: 8, failed: 0 })).toBe('8 passed, 0 failed');
  });
});
