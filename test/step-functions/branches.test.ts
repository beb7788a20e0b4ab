/** The ways of a port through the porting workflow, in the local interpreter, with the Tasks that are deployed. What fails is in `failures.test.ts`. */
import { describe, expect, it } from 'vitest';
import { portWindowSettings } from '../../domain/port-window.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';
import { accepted, arrows, completed, openPortStory, rejected } from '../build/port-story.ts';
import { portingDefinition } from '../build/porting-workflow.ts';

const { porting, texts, taken, request, start, happens, wake, until, execution, statusOf, path, steps } =
  openPortStory();

describe('a port', () => {
  it('that goes well: sent, accepted, locked, ported, completed, and the SMS', async () => {
    const input = await request();
    const name = await start(input);
    await until('2026-12-02T10:00:00Z');
    await happens(input, accepted);
    await until('2026-12-23T08:59:59Z');
    expect((await porting.find(input)).state).toBe('accepted');
    await until('2026-12-23T09:00:01Z');
    expect((await porting.find(input)).state).toBe('locked');
    await until('2026-12-29T09:00:00Z');
    expect((await porting.find(input)).state).toBe('porting');
    await happens(input, completed);
    expect(steps(name)).toEqual([
      'Submit',
      'WaitForAnswer',
      'WaitForCutOff',
      'Lock',
      'WaitForHour',
      'Port',
      'WaitForCompletion',
      'Notify',
      'Moved',
    ]);
    expect([statusOf(name), (await porting.find(input)).notice]).toEqual(['SUCCEEDED', 'sent']);
    // What docs/performance.md says.
    expect(execution(name).transitions).toBe(14);
  });

  it('whose hour is confirmed within the cut-off is locked at once', async () => {
    const input = await request({ requestedStart: '2026-12-08T10:00' as LocalDateTime });
    const name = await start(input);
    await happens(input, { kind: 'accepted', confirmedStart: '2026-12-03T10:00' as LocalDateTime });
    await until('2026-12-01T09:00:02Z');
    expect([steps(name).at(-1), (await porting.find(input)).state]).toEqual(['WaitForHour', 'locked']);
  });

  it('that is rejected ends its execution', async () => {
    const input = await request();
    const name = await start(input);
    await happens(input, rejected);
    expect([steps(name), statusOf(name), execution(name).output]).toEqual([
      ['Submit', 'WaitForAnswer', 'Ended'],
      'SUCCEEDED',
      { outcome: 'rejected' },
    ]);
  });

  it('that is rescheduled ends its execution, and goes on in another one', async () => {
    const input = await request();
    const name = await start(input);
    await happens(input, accepted);
    await porting.event(input, { kind: 'reschedule', requestedStart: '2027-01-12T10:00' as LocalDateTime });
    const next = { ...input, attempt: 2 };
    const second = await start(next);
    await wake(next);
    expect([steps(name).at(-1), execution(name).output]).toEqual(['Ended', { outcome: 'superseded' }]);
    expect(steps(second)).toEqual(['Submit', 'WaitForAnswer']);
  });

  it.each(['submitted', 'accepted'] as const)('that is cancelled when it is %s ends its execution', async (state) => {
    const input = await request();
    const name = await start(input);
    if (state === 'accepted') await happens(input, accepted);
    await happens(input, { kind: 'cancel' });
    expect([statusOf(name), execution(name).output]).toEqual(['SUCCEEDED', { outcome: 'cancelled' }]);
  });

  it.each([
    ['locked', '2026-12-23T10:00:00Z', '2026-12-29T09:00:00Z'],
    ['porting', '2026-12-29T09:00:00Z', '2026-12-29T09:00:00Z'],
  ])('that fails when it is %s ends in the alarm', async (_, when, then) => {
    const input = await request();
    const name = await start(input);
    await happens(input, accepted);
    await until(when);
    await happens(input, { kind: 'failed', text: null });
    await until(then);
    expect([steps(name).at(-1), statusOf(name), execution(name).error]).toEqual(['PortFailed', 'FAILED', 'PortFailed']);
  });
});

describe('silence of the losing operator', () => {
  it('is escalated after two working days, again every 30 days, and a late answer still counts', async () => {
    const input = await request();
    const name = await start(input);
    await until('2026-12-03T09:00:01Z');
    expect(await porting.find(input)).toMatchObject({ state: 'donor-silent', needsOperator: 'answer-overdue' });
    await until('2027-01-10T09:00:00Z');
    await happens(input, { kind: 'accepted', confirmedStart: '2027-01-26T10:00' as LocalDateTime });
    expect(steps(name)).toEqual([
      'Submit',
      'WaitForAnswer',
      'EscalateSilence',
      'WaitForLateAnswer',
      'EscalateSilence',
      'WaitForLateAnswer',
      'WaitForCutOff',
    ]);
    expect((await porting.find(input)).needsOperator).toBeNull();
  });

  it('after the hour is escalated after a working day, again every 30 days, and a late answer still counts', async () => {
    const input = await request();
    const name = await start(input);
    await happens(input, accepted);
    await until('2027-02-05T09:00:00Z');
    expect(await porting.find(input)).toMatchObject({ state: 'porting', needsOperator: 'completion-overdue' });
    await happens(input, completed);
    expect(steps(name).slice(-6)).toEqual([
      'EscalateCompletion',
      'WaitForLateCompletion',
      'EscalateCompletion',
      'WaitForLateCompletion',
      'Notify',
      'Moved',
    ]);
  });

  it('can last through every deadline within the year that an execution lives', () => {
    const day = 24 * 3600;
    const reminders = ['WaitForLateAnswer', 'WaitForLateCompletion'].map(
      (state) => (portingDefinition.States[state] as { TimeoutSeconds: number }).TimeoutSeconds,
    );
    // Two working days are a week over Christmas, and one is five days.
    const others = 7 * day + portWindowSettings.mostDaysAhead * day + 5 * day;
    expect(reminders.reduce((sum, each) => sum + each, others)).toBeLessThan(365 * day);
  });
});

describe('what the bus does', () => {
  it('an answer that comes before its wait is not lost', async () => {
    const input = await request();
    await porting.event(input, { kind: 'sent' });
    await porting.event(input, accepted);
    const name = await start(input);
    expect(steps(name)).toEqual(['Submit', 'WaitForCutOff']);
  });

  it('an event that is lost delays a port no longer than to its next deadline', async () => {
    const input = await request();
    const name = await start(input);
    await porting.event(input, accepted);
    await until('2026-12-03T09:00:01Z');
    expect(steps(name)).toEqual(['Submit', 'WaitForAnswer', 'EscalateSilence', 'WaitForCutOff']);
    expect(await porting.find(input)).toMatchObject({ state: 'accepted', needsOperator: null });
  });

  it('an event that comes twice does nothing more', async () => {
    const input = await request();
    const name = await start(input);
    await happens(input, accepted);
    const before = path(name);
    await wake(input);
    expect(path(name)).toEqual(before);
  });

  it('two executions of one attempt do everything once', async () => {
    const input = await request();
    const names = [await start(input), await start(input, '-again')];
    await happens(input, accepted);
    await until('2026-12-29T09:00:00Z');
    texts().length = 0;
    await happens(input, completed);
    await until('2027-01-29T09:00:00Z');
    expect(names.map(statusOf)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(texts()).toHaveLength(1);
  });
});

it('takes each arrow of the definition but those of failures', () => {
  expect(arrows.filter((arrow) => !/CallOperator|AwaitRedrive/.test(arrow) && !taken.has(arrow))).toEqual([]);
});
