/**
 * Executions in the local interpreter of state machines: their names, redrives, the death of the process.
 */
import { describe, expect, it } from 'vitest';
import { task, waiting, define, open, ok, failing } from '../build/local-state-machine.ts';

describe('executions', () => {
  const definition = define({ A: waiting({ Next: 'B', End: undefined }), B: task({ Output: '{% "done" %}' }) });

  it('are started once by a name: again with the same input while running is the same, anything else a conflict', async () => {
    const machine = open(definition);
    const { arn } = machine.start({ a: 1 });
    expect(machine.start({ a: 1 }).arn).toBe(arn);
    const exists = expect.objectContaining({ code: 'ExecutionAlreadyExists' });
    expect(() => machine.start({ a: 2 })).toThrow(exists);
    await machine.quiet();
    machine.executions.stop(arn, 'Stopped', 'by hand');
    expect(machine.one()).toMatchObject({ status: 'ABORTED', error: 'Stopped' });
    expect(() => machine.start({ a: 1 })).toThrow(exists);
  });

  it('that failed go on where they ended when they are redriven', async () => {
    let isUp = false;
    const machine = open(
      define({ A: { Type: 'Pass', Output: { a: 1 }, Next: 'B' }, B: task({ Output: '{% "done" %}' }) }),
      {
        answer: (payload) => (isUp ? ok(payload) : failing('Down')),
      },
    );
    const { arn } = machine.start();
    await machine.quiet();
    expect(machine.one()).toMatchObject({ status: 'FAILED', error: 'Down' });
    isUp = true;
    machine.executions.redrive(arn);
    await machine.quiet();
    expect(machine.one()).toMatchObject({ status: 'SUCCEEDED', output: 'done', redriveCount: 1 });
    expect(machine.entered()).toEqual(['A', 'B']);
    expect(() => machine.executions.redrive(arn)).toThrow(expect.objectContaining({ code: 'ExecutionNotRedrivable' }));
  });

  it('go on where they were when the process dies in a wait, in a call, and between two steps', async () => {
    const first = open(definition);
    first.start();
    await first.quiet();
    const token = String(first.payloads[0]?.token);
    const second = open(definition, first.die());
    await second.quiet();
    // The function that has the token is not called again.
    expect(second.payloads).toEqual([]);
    second.executions.succeed(token, {});
    await second.quiet();
    expect(second.one()).toMatchObject({ status: 'SUCCEEDED', output: 'done' });

    // It dies while the function runs, which is called again.
    const called: string[] = [];
    const third: ReturnType<typeof open> = open(define({ A: task({ Output: '{% "once more" %}' }) }), {
      answer: () => {
        called.push('before');
        return new Promise(() => {});
      },
    });
    third.start();
    await new Promise((resolve) => setImmediate(resolve));
    const fourth = open(define({ A: task({ Output: '{% "once more" %}' }) }), {
      ...third.die(),
      answer: () => {
        called.push('after');
        return ok({});
      },
    });
    await fourth.quiet();
    expect([fourth.one().output, called]).toEqual(['once more', ['before', 'after']]);
  });

  it('keep the deadline of a wait over the death of the process', async () => {
    const definitionOfWait = define({ A: { Type: 'Wait', Seconds: 100, Next: 'B' }, B: { Type: 'Succeed' } });
    const first = open(definitionOfWait);
    first.start();
    await first.pass(40);
    const second = open(definitionOfWait, first.die());
    await second.pass(59);
    expect(second.one().status).toBe('RUNNING');
    await second.pass(1);
    expect(second.one().status).toBe('SUCCEEDED');
  });

  it('by the thousand wait and are woken', async () => {
    const machine = open(definition);
    for (let nth = 0; nth < 1000; nth += 1) machine.start({ nth }, `x${nth}`);
    await machine.quiet();
    for (const { token } of machine.payloads.slice()) machine.executions.succeed(String(token), {});
    await machine.quiet();
    const all = machine.executions.list();
    expect([all.length, all.every(({ status, transitions }) => status === 'SUCCEEDED' && transitions === 2)]).toEqual([
      1000,
      true,
    ]);
  });
});
