/**
 * Every Task of the porting workflow is stopped at each of its calls in turn, before the call is sent and after it was done; and the table, SNS and Step
 * Functions are away from each of its calls on. Then Step Functions tries it again. What is left is what one undisturbed run leaves, and no SMS is sent twice.
 */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { PortRequest } from '../../domain/port-request.ts';
import { wireFaults } from '../build/wire.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { portingOf } from '../build/porting.ts';
import { portingScenes } from '../build/porting-scenes.ts';

const api = openInProcessApi({ now: Date.parse('2026-12-01T09:00:00Z') });
const porting = portingOf(api, { mostTexts: 1000 });

// What waits before a retry waits a random while, from nothing up. The API restores it.
beforeAll(() => void vi.spyOn(Math, 'random').mockReturnValue(0));

/** What of a request does not depend on who it is about. */
const left = ({ state, needsOperator, sentAt, since, timeline, version }: PortRequest) => ({
  state,
  needsOperator,
  sentAt,
  since,
  timeline,
  version,
});

describe.each(Object.entries(portingScenes))('the Task %s', (task, { before, at, more = {} }) => {
  async function run(disturb: (() => void) | null) {
    const { wire, carrier } = api.house;
    vi.setSystemTime(Date.parse('2026-12-01T09:00:00Z'));
    // A request whose SIM cards are missing has more to be done.
    const input = await porting.store(before, { hasSimCards: false });
    vi.setSystemTime(Date.parse(at));
    carrier.texts.length = 0;
    const waits = porting.waitsOf();
    wire.mend();
    if (disturb !== null) {
      disturb();
      await porting.task(task, input, more, waits).catch(() => {});
      wire.mend();
    }
    const position = await porting.task(task, input, more, waits);
    const calls = wire.calls.length;
    const request = await porting.find(input);
    return {
      calls,
      left: left(request),
      notice: request.notice,
      position,
      ended: [...waits.ended],
      texts: carrier.texts.length,
    };
  }

  it('leaves the same wherever it is stopped, and whatever is away', async () => {
    const { calls, ...undisturbed } = await run(null);
    const { wire } = api.house;
    expect(calls).toBeGreaterThan(0);
    for (let call = 0; call < calls; call += 1) {
      const disturbances = [
        ...(['before', 'after'] as const).map((when) => [when, () => wire.cut(call, when)] as const),
        ...wireFaults.map((kind) => [kind, () => wire.fail({ call, kind, lasts: 'on' })] as const),
      ];
      for (const [name, disturb] of disturbances) {
        const { calls: _, notice, texts, ...others } = await run(disturb);
        const { notice: sent, texts: one, ...expected } = undisturbed;
        expect({ call, name, ...others }).toEqual({ call, name, ...expected });
        // Once `sending` is written nobody knows whether the SMS was sent: it is not sent again.
        expect([sent, 'unknown', ...(name === 'throttle' ? ['not-sent'] : [])]).toContain(notice);
        expect(texts).toBeLessThanOrEqual(one);
      }
    }
  });
});
