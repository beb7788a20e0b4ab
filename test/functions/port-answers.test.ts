/** What the losing operator answers. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerPortRequest, getPortOwner } from '../../contract/port-requests.ts';
import { wrong } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anHour, portsOf } from '../build/port-order.ts';
import { operatorMachine } from '../build/world.ts';

// Tuesday, 09:00 in Stockholm.
const now = Date.parse('2026-12-01T08:00:00Z');
const api = openInProcessApi({ isFresh: true, now });
const ports = portsOf(api);
afterEach(() => void vi.setSystemTime(now));

describe('an answer of the losing operator', () => {
  it('gets the first reply again, and another one with its id is rejected', async () => {
    const { id } = await ports.moving();
    const answer = { answerId: 'a1', kind: 'accepted', confirmedStart: '2026-12-29T13:00' };
    const first = await ports.answers(id, answer);
    expect(first).toMatchObject({ status: 202, body: { state: 'accepted', confirmedStart: '2026-12-29T13:00' } });
    await ports.happen(id, { kind: 'cut-off-passed' });
    expect(await ports.answers(id, answer)).toMatchObject({ status: 202, body: first.body });
    expect(await ports.answers(id, { ...answer, confirmedStart: anHour })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-mismatch' },
    });
    expect((await ports.find(id)).timeline).toHaveLength(3);
  });

  it('that is illegal is noted in the timeline, and stays illegal', async () => {
    const { id } = await ports.moving();
    const early = { answerId: 'early', kind: 'completed' };
    expect((await ports.answers(id, early)).status).toBe(409);
    const { timeline, state } = await ports.find(id);
    expect(timeline.at(-1)).toMatchObject({ from: 'submitted', to: 'submitted', reason: 'illegal:completed' });
    expect(state).toBe('submitted');
    await ports.come(id);
    expect((await ports.answers(id, early)).status).toBe(409);
    expect((await ports.find(id)).state).toBe('porting');
  });

  it.each([
    ['in the past', '2026-11-30T10:00', 'in-the-past'],
    ['that is now', '2026-12-01T09:00', 'in-the-past'],
    ['on a Saturday', '2026-12-12T10:00', 'on-weekend'],
    ['on Christmas Eve', '2026-12-24T10:00', 'on-holiday'],
    ['before eight', '2026-12-14T07:00', 'outside-hours'],
    ['after four', '2026-12-14T17:00', 'outside-hours'],
    ['at half past', '2026-12-14T10:30', 'not-a-whole-hour'],
  ])('confirms no hour %s', async (_, confirmedStart, code) => {
    const { id } = await ports.moving();
    expect(wrong(await ports.answer(id, 'accepted', { confirmedStart }))).toEqual([400, `confirmedStart: ${code}`]);
    expect((await ports.find(id)).state).toBe('submitted');
  });

  it.each<[string, object, string]>([
    ['a rejection without its cause', { kind: 'rejected' }, 'reasonCode: required'],
    ['a cause without rejection', { kind: 'accepted', reasonCode: 'other' }, 'reasonCode: not-needed'],
    ['an hour of a completion', { kind: 'completed', confirmedStart: anHour }, 'confirmedStart: not-needed'],
  ])('is not %s', async (_, body, expected) => {
    const { id } = await ports.moving();
    expect(wrong(await ports.answers(id, { answerId: 'a', ...body }))).toEqual([400, expected]);
  });

  it('is kept without the personal numbers that somebody has written into it', async () => {
    const { id } = await ports.moving();
    const text = 'Numret står på 19850709-9805.';
    const reply = await ports.answers(id, { answerId: 'a', kind: 'rejected', reasonCode: 'other', text });
    expect(reply.body.rejection).toMatchObject({ text: 'Numret står på 850709-****.' });
    expect(JSON.stringify(await ports.find(id))).not.toContain('9805');
  });

  it('moves the day of the order with the hour that it confirms', async () => {
    const { id, orderId } = await ports.moving();
    await ports.answer(id, 'accepted', { confirmedStart: '2027-01-04T08:00' });
    expect((await ports.get(orderId)).activatesOn).toBe('2027-01-04');
  });

  it('is of a request that there is, by a machine with the scope', async () => {
    const unknown = 'prt_01JDCQ8V9W6Z4T3R2P1N0M5K7H';
    expect((await ports.answer(unknown, 'accepted')).status).toBe(404);
    expect((await ports.owner(unknown)).status).toBe(404);
    const { id } = await ports.moving();
    const asPerson = { as: api.world.administrator, path: { portRequestId: id } };
    const body = { answerId: 'a', kind: 'accepted' };
    for (const [operation, request] of [
      [getPortOwner, asPerson],
      [answerPortRequest, { ...asPerson, body }],
    ] as const) {
      expect((await api.call(operation, request)).status).toBe(403);
      expect((await api.call(operation, { ...request, as: operatorMachine })).status).toBe(400);
    }
    expect(await ports.find(id)).toMatchObject({ state: 'submitted', attempt: 1 });
  });

  it.each<[string, object]>([
    ['accepted', {}],
    ['rejected', { reasonCode: 'other' }],
    ['completed', {}],
    ['failed', { text: 'Växeln svarar inte' }],
  ])('that says %s changes nothing of a port that was cancelled', async (kind, more) => {
    const { id, orderId } = await ports.moving();
    await ports.stop(id);
    const { timeline, ...before } = await ports.find(id);
    expect(wrong(await ports.answer(id, kind, more))).toEqual([409, 'illegal-transition']);
    const { timeline: noted, ...after } = await ports.find(id);
    expect(after).toEqual({ ...before, revision: after.revision });
    expect(noted).toEqual([...timeline, expect.objectContaining({ to: 'cancelled', reason: `illegal:${kind}` })]);
    expect((await ports.get(orderId)).status).toBe('cancelled');
  });

  it('completes a port once, of two that come at once', async () => {
    const { id, orderId } = await ports.moving();
    await ports.come(id);
    const replies = await Promise.all([1, 2, 3].map(() => ports.answer(id, 'completed')));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([202, 409, 409]);
    expect((await ports.get(orderId)).status).toBe('active');
  });
});
