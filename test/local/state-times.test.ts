/**
 * Time in the local interpreter of state machines: tries, waits and task tokens. https://states-language.net/spec.html
 */
import { describe, expect, it } from 'vitest';
import {
  start,
  task,
  waiting,
  define,
  type Payload,
  type Options,
  open,
  ok,
  failing,
} from '../build/local-state-machine.ts';

describe('trying again', () => {
  const retried = (more: object, rest: object = {}) =>
    define({ A: task({ Retry: [{ ErrorEquals: ['States.ALL'], ...more }], ...rest }) });
  const moments = async (definition: string, answer: Options['answer'] = () => failing('Mine')) => {
    const at: number[] = [];
    const machine: ReturnType<typeof open> = open(definition, {
      answer: (payload, nth) => {
        at.push(nth);
        return answer(payload, nth);
      },
    });
    machine.start();
    const due: number[] = [];
    await machine.quiet();
    for (
      let next = await machine.executions.nextAt(Infinity);
      next !== null;
      next = await machine.executions.nextAt(Infinity)
    ) {
      due.push((next - start) / 1000);
      await machine.pass((next - start) / 1000 - (due.at(-2) ?? 0));
    }
    return { due, calls: at.length, status: machine.one().status };
  };

  it('waits longer each time: 1, 2 and 4 seconds unless it says otherwise', async () => {
    expect(await moments(retried({}))).toEqual({ due: [1, 3, 7], calls: 4, status: 'FAILED' });
    expect(await moments(retried({ IntervalSeconds: 2, BackoffRate: 3, MaxDelaySeconds: 10, MaxAttempts: 4 }))).toEqual(
      {
        due: [2, 8, 18, 28],
        calls: 5,
        status: 'FAILED',
      },
    );
  });

  it('with full jitter waits a part of that', async () => {
    expect((await moments(retried({ JitterStrategy: 'FULL', MaxAttempts: 2 }))).due).toEqual([0.5, 1.5]);
  });

  it('ends when it succeeds, and never begins with no attempts', async () => {
    const second = await moments(retried({}), (_, nth) => (nth === 1 ? failing('Mine') : ok({})));
    expect(second).toEqual({ due: [1], calls: 2, status: 'SUCCEEDED' });
    expect((await moments(retried({ MaxAttempts: 0 }))).calls).toBe(1);
  });

  it('counts for each retrier, and catches when there are no tries left', async () => {
    const definition = define({
      A: task({
        Retry: [
          { ErrorEquals: ['One'], MaxAttempts: 1, BackoffRate: 1 },
          { ErrorEquals: ['States.ALL'], MaxAttempts: 2, BackoffRate: 1 },
        ],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }],
      }),
      B: { Type: 'Succeed' },
    });
    const errors = ['One', 'Two', 'Two', 'One'];
    const result = await moments(definition, (_, nth) => failing(errors[nth - 1] ?? ''));
    expect(result).toEqual({ due: [1, 2, 3], calls: 4, status: 'SUCCEEDED' });
  });
});

describe('a wait', () => {
  it.each([
    ['Seconds', { Seconds: 60 }, 60],
    ['Seconds of an expression', { Seconds: '{% $states.input.s %}' }, 90],
    ['Timestamp', { Timestamp: '2026-12-01T09:00:00Z' }, 3600],
    ['Timestamp of an expression', { Timestamp: '{% $states.input.at %}' }, 7200],
    ['Timestamp that has passed', { Timestamp: '2026-11-01T09:00:00Z' }, 0],
  ])('for %s ends at its moment', async (_, wait, seconds) => {
    const machine = open(define({ A: { Type: 'Wait', ...wait, Next: 'B' }, B: { Type: 'Succeed' } }));
    machine.start({ s: 90, at: '2026-12-01T10:00:00Z' });
    if (seconds > 0) {
      await machine.pass(seconds - 1);
      expect(machine.one()).toMatchObject({ status: 'RUNNING', state: 'A' });
    }
    await machine.pass(1);
    expect(machine.one()).toMatchObject({ status: 'SUCCEEDED', output: { s: 90, at: '2026-12-01T10:00:00Z' } });
  });
});

describe('a task token', () => {
  const definition = define({
    A: waiting({
      TimeoutSeconds: '{% $states.input.s %}',
      Output: '{% $states.result %}',
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'L' }],
    }),
    L: { Type: 'Succeed', Output: '{% "late" %}' },
  });
  const tokenOf = ({ payloads }: { payloads: readonly Payload[] }): string => String(payloads.at(-1)?.token);

  it('is in the arguments, and ends the wait with what it is answered with, once', async () => {
    const machine = open(definition);
    machine.start({ s: 10 });
    await machine.pass(9);
    machine.executions.succeed(tokenOf(machine), { answered: true });
    await machine.quiet();
    expect(machine.one()).toMatchObject({ status: 'SUCCEEDED', output: { answered: true } });
    expect(() => machine.executions.succeed(tokenOf(machine), {})).toThrow(
      expect.objectContaining({ code: 'TaskTimedOut' }),
    );
    expect(() => machine.executions.succeed('none', {})).toThrow(expect.objectContaining({ code: 'InvalidToken' }));
  });

  it('that is answered before its function has answered counts', async () => {
    const machine: ReturnType<typeof open> = open(definition, {
      answer: (payload) => {
        machine.executions.succeed(String(payload.token), 'early');
        return ok({});
      },
    });
    machine.start({ s: 10 });
    await machine.quiet();
    expect(machine.one()).toMatchObject({ status: 'SUCCEEDED', output: 'early' });
  });

  it('that nobody answers times out on the cloud’s clock', async () => {
    const machine = open(definition);
    machine.start({ s: 86_400 });
    await machine.pass(86_399);
    expect(machine.one().status).toBe('RUNNING');
    await machine.pass(1);
    expect(machine.one()).toMatchObject({ status: 'SUCCEEDED', output: 'late' });
  });

  it('whose function fails fails the task; SendTaskFailure does too', async () => {
    const first = open(definition, { answer: () => failing('Mine') });
    first.start({ s: 10 });
    await first.quiet();
    expect(first.one()).toMatchObject({ status: 'FAILED', error: 'Mine' });
    const second = open(definition);
    second.start({ s: 10 });
    await second.quiet();
    second.executions.fail(tokenOf(second), 'Theirs', 'why');
    await second.quiet();
    expect(second.one()).toMatchObject({ status: 'FAILED', error: 'Theirs' });
  });

  it('is kept by heartbeats, and lost without them', async () => {
    const machine = open(define({ A: waiting({ TimeoutSeconds: 100, HeartbeatSeconds: 10 }) }));
    machine.start();
    await machine.pass(9);
    machine.executions.heartbeat(tokenOf(machine));
    await machine.pass(9);
    expect(machine.one().status).toBe('RUNNING');
    await machine.pass(1);
    expect(machine.one()).toMatchObject({ status: 'FAILED', error: 'States.HeartbeatTimeout' });
  });

  it('whose call was lost times out', async () => {
    const machine = open(definition, { answer: () => ({ kind: 'lost' }) });
    machine.start({ s: 10 });
    await machine.pass(10);
    expect(machine.one()).toMatchObject({ status: 'SUCCEEDED', output: 'late' });
    const plain = open(define({ A: task({ TimeoutSeconds: 60 }) }), { answer: () => ({ kind: 'lost' }) });
    plain.start();
    await plain.pass(60);
    expect(plain.one()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});
