/** The local losing operator: what it answers, when, and how often. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Desk } from '../../local/losing-operator/desk.ts';
import type { PortCase, Settings } from '../../local/losing-operator/port-case.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';

const start = Date.parse('2026-12-01T08:00:00Z');
const request = {
  organizationId: 'org_1',
  entityId: 'prt_1',
  number: '+46701740695',
  attempt: 1,
  requestedStart: '2026-12-29T10:00',
  timeZone: 'Europe/Stockholm',
};

/** A desk whose portal answers with what the test says, in turn, and 200 afterwards. */
function open(replies: readonly (number | 'silence')[] = [], folder?: string) {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'mysoluno-desk-'));
  if (folder === undefined) onTestFinished(() => rmSync(place, { recursive: true }));
  const clock = { at: start, now: () => clock.at };
  const sent: object[] = [];
  const waiting = [...replies];
  const cases = PersistedMap.open<PortCase>(join(place, 'cases.jsonl'));
  const desk = new Desk({
    cases,
    settings: PersistedMap.open<Settings>(join(place, 'settings.jsonl')),
    clock,
    portal: {
      owner: async () => new Response(),
      answer: async ({ id }, { answerId, answer }) => {
        const status = waiting.shift() ?? 200;
        sent.push({ id, at: new Date(clock.at).toISOString(), answerId, ...answer });
        if (status === 'silence') throw new TypeError('fetch failed');
        return new Response(null, { status });
      },
    },
  });
  const work = desk.open();
  return {
    desk,
    sent,
    folder: place,
    quiet: async () => {
      await work.untilIdle?.();
    },
    async passTo(moment: string) {
      const until = Date.parse(moment);
      await work.untilIdle?.();
      for (let at = await desk.nextAt(until); at !== null; at = await desk.nextAt(until)) {
        clock.at = Math.max(clock.at, at);
        await desk.run();
      }
      clock.at = until;
    },
    outcomes: () => desk.list().flatMap(({ answers }) => answers.map(({ answer, outcome }) => [answer.kind, outcome])),
  };
}

describe('an attempt', () => {
  it('is accepted at once, and completed at its hour in Sweden', async () => {
    const { desk, sent, quiet, passTo } = open();
    desk.take(request);
    desk.take(request);
    await quiet();
    const accepted = { id: 'prt_1', at: '2026-12-01T08:00:00.000Z', answerId: 'prt_1-1-accepted', kind: 'accepted' };
    expect(sent).toEqual([accepted]);
    await passTo('2026-12-29T08:59:59Z');
    expect(sent).toHaveLength(1);
    await passTo('2026-12-29T09:00:00Z');
    expect(sent[1]).toEqual({
      id: 'prt_1',
      at: '2026-12-29T09:00:00.000Z',
      answerId: 'prt_1-1-completed',
      kind: 'completed',
    });
  });

  it('is rejected with the reason that was asked for, after the delay', async () => {
    const { desk, sent, passTo } = open();
    desk.setUp({ mode: 'reject', reasonCode: 'prepaid-unregistered', delaySeconds: 3600 });
    desk.take(request);
    await passTo('2026-12-01T08:59:59Z');
    expect(sent).toEqual([]);
    await passTo('2026-12-01T09:00:00Z');
    expect(sent).toMatchObject([{ kind: 'rejected', reasonCode: 'prepaid-unregistered', text: expect.any(String) }]);
  });

  it('is left alone in silence and for the desk, where somebody answers by hand', async () => {
    const { desk, sent, quiet, passTo } = open();
    desk.setUp({ mode: 'silent', reasonCode: 'other', delaySeconds: 0 });
    desk.take(request);
    desk.setUp({ mode: 'manual', reasonCode: 'other', delaySeconds: 0 });
    desk.take({ ...request, entityId: 'prt_2' });
    await passTo('2026-12-20T09:00:00Z');
    expect(sent).toEqual([]);
    desk.answer(desk.find('prt_2') as PortCase, { kind: 'accepted', confirmedStart: '2026-12-30T11:00' });
    await quiet();
    await passTo('2027-01-20T09:00:00Z');
    expect(sent).toMatchObject([{ id: 'prt_2', kind: 'accepted', confirmedStart: '2026-12-30T11:00' }]);
  });

  it('that is cancelled, or has a later one, is not answered any more', async () => {
    const { desk, sent, passTo } = open();
    desk.take(request);
    await passTo('2026-12-02T09:00:00Z');
    desk.take({ ...request, attempt: 2, requestedStart: '2026-12-30T10:00' });
    desk.take({ ...request, entityId: 'prt_2' });
    await passTo('2026-12-03T09:00:00Z');
    desk.drop('prt_2');
    await passTo('2027-01-20T09:00:00Z');
    expect(sent.map((each) => (each as { answerId: string }).answerId)).toEqual([
      'prt_1-1-accepted',
      'prt_1-2-accepted',
      'prt_2-1-accepted',
      'prt_1-2-completed',
    ]);
    desk.take(request);
    expect(desk.find('prt_1')?.attempt).toBe(2);
    await passTo('2027-01-21T09:00:00Z');
    expect(sent).toHaveLength(4);
  });
});

describe('an answer', () => {
  it('that fails is sent again under its id, and one that is refused is not', async () => {
    const failing = open([503, 'silence', 429]);
    failing.desk.take(request);
    await failing.quiet();
    expect(failing.sent).toHaveLength(4);
    expect(new Set(failing.sent.map((each) => (each as { answerId: string }).answerId)).size).toBe(1);
    const refused = open([409]);
    refused.desk.take(request);
    await refused.quiet();
    expect(refused.outcomes()).toEqual([['accepted', 'refused']]);
    await refused.passTo('2027-01-20T09:00:00Z');
    expect(refused.sent).toHaveLength(1);
  });

  it('of a completion that comes too early is sent again, as a new one', async () => {
    const { desk, sent, passTo, outcomes } = open([200, 409, 409]);
    desk.take(request);
    await passTo('2026-12-29T09:01:00Z');
    expect(sent.slice(1)).toMatchObject([
      { at: '2026-12-29T09:00:00.000Z', answerId: 'prt_1-1-completed' },
      { at: '2026-12-29T09:00:05.000Z', answerId: 'prt_1-1-completed-1' },
      { at: '2026-12-29T09:00:10.000Z', answerId: 'prt_1-1-completed-2' },
    ]);
    expect(outcomes()).toEqual([
      ['accepted', 'taken'],
      ['completed', 'taken'],
    ]);
  });

  it('is still sent at its hour after the process died', async () => {
    const first = open();
    first.desk.take(request);
    await first.quiet();
    await first.desk.close();
    const second = open([], first.folder);
    await second.passTo('2026-12-29T09:00:00Z');
    expect(second.sent).toMatchObject([{ answerId: 'prt_1-1-completed' }]);
  });
});
