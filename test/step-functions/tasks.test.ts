import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openInProcessApi } from '../build/in-process-api.ts';
import { portingOf } from '../build/porting.ts';

const sent = Date.parse('2026-12-01T09:00:00Z');
const api = openInProcessApi({ now: sent });
const porting = portingOf(api);
const at = (instant: string): void => void vi.setSystemTime(Date.parse(instant));
beforeEach(() => void vi.setSystemTime(sent));

/** What the log has of requests with which only the operator's staff can go on. */
const escalations = (): readonly string[] =>
  vi
    .mocked(process.stdout.write)
    .mock.calls.map(([line]) => JSON.parse(String(line)) as { message: string; reason: string; escalated: number })
    .filter(({ message, escalated }) => message === 'port escalated' && escalated === 1)
    .map(({ reason }) => reason);

describe('submitting', () => {
  it('begins the time in which the losing operator answers, once', async () => {
    const input = await porting.store({ sentAt: null });
    const position = await porting.task('submit', input);
    expect(position).toMatchObject({ outcome: 'submitted', answerBy: '2026-12-03T09:00:00.000Z' });
    at('2026-12-02T12:00:00Z');
    expect(await porting.task('submit', input)).toEqual(position);
  });

  it('changes nothing of a request that is further on', async () => {
    const input = await porting.store({ state: 'locked' });
    const before = await porting.find(input);
    expect(await porting.task('submit', input)).toMatchObject({ outcome: 'locked' });
    expect(await porting.find(input)).toEqual(before);
  });
});

describe.each([
  [
    'escalate-silence',
    { state: 'submitted' },
    '2026-12-03T09:00:00Z',
    { state: 'donor-silent', needsOperator: 'answer-overdue' },
  ],
  ['lock', { state: 'accepted', confirmedStart: '2026-12-29T10:00' }, '2026-12-23T09:00:00Z', { state: 'locked' }],
  ['port', { state: 'locked', confirmedStart: '2026-12-29T10:00' }, '2026-12-29T09:00:00Z', { state: 'porting' }],
  [
    'escalate-completion',
    { state: 'porting', confirmedStart: '2026-12-29T10:00' },
    '2026-12-30T09:00:00Z',
    { state: 'porting', needsOperator: 'completion-overdue' },
  ],
] as const)('the Task %s', (task, before, when, after) => {
  const store = () => porting.store(before as Parameters<typeof porting.store>[0]);

  it('changes nothing a millisecond before its time', async () => {
    const input = await store();
    vi.setSystemTime(Date.parse(when) - 1);
    expect(await porting.task(task, input)).toMatchObject({ outcome: before.state });
    expect(await porting.find(input)).toMatchObject({ ...before, revision: 1 });
  });

  it('moves the request when its time has come, and not again', async () => {
    const input = await store();
    at(when);
    const position = await porting.task(task, input);
    expect(await porting.find(input)).toMatchObject({ ...after, revision: 2 });
    expect(await porting.task(task, input)).toEqual(position);
    expect(await porting.find(input)).toMatchObject({ revision: 2 });
  });

  it('changes nothing of another attempt', async () => {
    const input = await store();
    at(when);
    await porting.change(input, { attempt: 2 });
    expect(await porting.task(task, input)).toEqual({ outcome: 'superseded' });
    expect(await porting.find(input)).toMatchObject(before);
  });

  it.each(['rejected', 'cancelled', 'completed', 'failed'] as const)(
    'changes nothing of one that is %s',
    async (state) => {
      const input = await store();
      at(when);
      await porting.change(input, { state });
      expect(await porting.task(task, input)).toEqual({ outcome: state });
      expect(await porting.find(input)).toMatchObject({ state, revision: 2 });
    },
  );
});

describe('asking the operator', () => {
  it.each([
    ['escalate-silence', { state: 'donor-silent', needsOperator: 'answer-overdue' }, 'answer-overdue'],
    ['escalate-completion', { state: 'porting', needsOperator: 'completion-overdue' }, 'completion-overdue'],
  ] as const)('is repeated when %s runs again after 30 days', async (task, before, reason) => {
    const input = await porting.store(before);
    at('2027-02-01T09:00:00Z');
    await porting.task(task, input);
    expect(escalations()).toEqual([reason]);
  });

  it('marks the request of which a Task could not be done, and not one that is over', async () => {
    const input = await porting.store({ state: 'accepted' });
    await porting.task('call-operator', input);
    expect(await porting.find(input)).toMatchObject({ state: 'accepted', needsOperator: 'workflow-failed' });
    const over = await porting.store({ state: 'completed' });
    await porting.task('call-operator', over);
    expect(await porting.find(over)).toMatchObject({ needsOperator: null });
    expect(escalations()).toEqual(['workflow-failed', 'workflow-failed']);
  });
});

describe.each([
  ['lock', { state: 'accepted' }, '2026-12-23T09:00:00Z', 'locked'],
  ['port', { state: 'locked' }, '2026-12-29T09:00:00Z', 'porting'],
] as const)('the gate of %s', (task, before, when, state) => {
  it('asks about a SIM card that nobody has reported, and lets the port go on', async () => {
    const input = await porting.store(before, { hasSimCards: false });
    at(when);
    expect(await porting.task(task, input)).toMatchObject({ outcome: state });
    expect(await porting.find(input)).toMatchObject({ state, needsOperator: 'sim-card-missing' });
    expect(escalations()).toEqual(['sim-card-missing']);
  });

  it('asks about the SIM card also when it runs at last, after it could not be done', async () => {
    const input = await porting.store({ ...before, needsOperator: 'workflow-failed' }, { hasSimCards: false });
    at(when);
    await porting.task(task, input);
    expect(await porting.find(input)).toMatchObject({ state, needsOperator: 'sim-card-missing' });
    expect(escalations()).toEqual(['sim-card-missing']);
  });

  it('asks nobody when all are reported', async () => {
    const input = await porting.store(before);
    at(when);
    await porting.task(task, input);
    expect(await porting.find(input)).toMatchObject({ state, needsOperator: null });
    expect(escalations()).toEqual([]);
  });
});

describe('a wait', () => {
  const wait = { outcome: 'submitted', taskToken: 'token' };

  it('is ended by the event that it waits for', async () => {
    const input = await porting.store();
    const waits = porting.waitsOf();
    await porting.task('await-event', input, wait, waits);
    expect(waits.ended.size).toBe(0);
    await porting.change(input, { state: 'accepted' });
    expect(await porting.wake(input, waits)).toEqual(['ended']);
    expect(waits.ended.get('token')).toMatchObject({ outcome: 'accepted', cutOffAt: '2026-12-23T09:00:00.000Z' });
  });

  it('ends itself when its event came first', async () => {
    const input = await porting.store({ state: 'rejected' });
    const waits = porting.waitsOf();
    await porting.task('await-event', input, wait, waits);
    expect(waits.ended.get('token')).toEqual({ outcome: 'rejected' });
  });

  it('ends itself when its event comes between its two calls', async () => {
    const input = await porting.store();
    const waits = porting.waitsOf();
    api.house.wire.hold(1, async () => {
      await porting.change(input, { state: 'accepted' });
      expect(await porting.wake(input, waits)).toEqual(['ended']);
    });
    await porting.task('await-event', input, wait, waits);
    api.house.wire.mend();
    expect([...waits.ended.keys()]).toEqual(['token']);
  });

  it('is not ended by an event that the workflow knows, nor twice', async () => {
    const input = await porting.store();
    const waits = porting.waitsOf();
    await porting.task('await-event', input, wait, waits);
    expect(await porting.wake(input, waits)).toEqual(['known']);
    await porting.change(input, { state: 'cancelled' });
    expect([await porting.wake(input, waits), await porting.wake(input, waits)]).toEqual([['ended'], ['gone']]);
  });

  it('is ended when a later attempt supersedes its own, whose wait goes on', async () => {
    const input = await porting.store();
    const waits = porting.waitsOf();
    await porting.task('await-event', input, wait, waits);
    await porting.change(input, { attempt: 2 });
    const next = { ...input, attempt: 2 };
    await porting.task('await-event', next, { ...wait, taskToken: 'next' }, waits);
    expect(await porting.wake(next, waits)).toEqual(['ended', 'known']);
    expect([...waits.ended]).toEqual([['token', { outcome: 'superseded' }]]);
  });

  it('needs nobody before it is stored: its event finds nothing to end', async () => {
    const input = await porting.store({ state: 'accepted' });
    expect(await porting.wake(input, porting.waitsOf())).toEqual(['none']);
  });
});
