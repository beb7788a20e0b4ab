/** 1,000 ports at once in the local interpreter, with Tasks that answer at once: what they cost in Step Functions. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PortState } from '../../domain/port-request.ts';
import { runWorkflow } from '../build/porting-workflow.ts';

const sent = Date.parse('2026-12-01T09:00:00Z');
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: sent }));
afterEach(() => vi.useRealTimers());

it('1,000 ports that go well are 14,000 states, and none waits for another', async () => {
  const states = new Map<string, PortState>();
  const tokens = new Map<string, string>();
  const times = {
    answerBy: '2026-12-03T09:00:00.000Z',
    cutOffAt: '2026-12-23T09:00:00.000Z',
    startsAt: '2026-12-29T09:00:00.000Z',
    completeBy: '2026-12-30T09:00:00.000Z',
  };
  const moves: Readonly<Record<string, PortState>> = { submit: 'submitted', lock: 'locked', port: 'porting' };
  const workflow = runWorkflow(({ task, portRequestId, taskToken }) => {
    if (taskToken !== undefined) tokens.set(portRequestId, taskToken);
    states.set(portRequestId, moves[task] ?? states.get(portRequestId) ?? 'submitted');
    return Promise.resolve({ outcome: states.get(portRequestId), ...times });
  });
  const ids = Array.from({ length: 1000 }, (_, nth) => `prt_${String(nth).padStart(26, '0')}`);
  const all = async (state: PortState) => {
    for (const id of ids) {
      states.set(id, state);
      workflow.end(tokens.get(id) ?? '', { outcome: state, ...times });
    }
    await workflow.quiet();
  };
  for (const portRequestId of ids) workflow.start({ portRequestId, attempt: 1 });
  await workflow.quiet();
  await all('accepted');
  await workflow.until('2026-12-29T09:00:00Z');
  await all('completed');
  const executions = workflow.executions.list();
  expect(executions.filter(({ status }) => status === 'SUCCEEDED')).toHaveLength(1000);
  expect(executions.reduce((sum, { transitions }) => sum + transitions, 0)).toBe(14_000);
  await workflow.close();
});
