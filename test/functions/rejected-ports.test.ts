/** Orders whose port is rejected, and that come at once. */
import { describe, expect, it } from 'vitest';
import { createSubscriptionOrder } from '../../contract/subscription-orders.ts';
import { createUser } from '../../contract/users.ts';
import { wrong } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anIccid } from '../build/order.ts';
import { moving, ownOwner, person, portsOf } from '../build/port-order.ts';
import { storeNumbers } from '../build/stored-number.ts';
import { colleague, settleConfectioner } from '../build/world.ts';

// Tuesday, 09:00 in Stockholm.
const now = Date.parse('2026-12-01T08:00:00Z');
const api = openInProcessApi({ isFresh: true, now });
const ports = portsOf(api);

describe('an order whose port is wrong', () => {
  it.each<[string, object, unknown[]]>([
    ['a Saturday', { requestedStart: '2026-12-12T10:00' }, [400, 'requestedStart: on-weekend']],
    ['a holiday', { requestedStart: '2027-01-06T10:00' }, [400, 'requestedStart: on-holiday']],
    ['Christmas Eve', { requestedStart: '2026-12-24T10:00' }, [400, 'requestedStart: on-holiday']],
    ['too soon', { requestedStart: '2026-12-07T10:00' }, [400, 'requestedStart: too-soon']],
    ['half past eight', { requestedStart: '2026-12-29T08:30' }, [400, 'requestedStart: not-a-whole-hour']],
    ['seven o’clock', { requestedStart: '2026-12-29T07:00' }, [400, 'requestedStart: outside-hours']],
    ['112', { number: '112' }, [400, 'number: short-number']],
    ['1177', { number: '1177' }, [400, 'number: short-number']],
    ['a machine’s number', { number: '0781234567' }, [400, 'number: machine-number']],
    ['a premium number', { number: '0900123456' }, [400, 'number: premium-number']],
    ['a landline for a mobile plan', { number: '08-465 00 40' }, [400, 'number: wrong-number-kind']],
    [
      'a birthday that was none',
      { currentOwner: { ...person, identityNumber: '750231-0241' } },
      [400, 'currentOwner.identityNumber: identity-date'],
    ],
    [
      'a telephone number as identity number',
      { currentOwner: { ...person, identityNumber: '0707767604' } },
      [400, 'currentOwner.identityNumber: identity-is-phone-number'],
    ],
    [
      'a wrong check digit',
      { currentOwner: { ...ownOwner, identityNumber: '556677-8898' } },
      [400, 'currentOwner.identityNumber: identity-check-digit'],
    ],
    ['a document of nobody', { documentId: 'doc_01JDCQ8V9W6Z4T3R2P1N0M5K7H' }, [400, 'documentId: unknown-reference']],
  ])('%s is rejected, and nothing is taken', async (_, different, expected) => {
    const { id: userId } = await colleague(api.house, api.world, { secondaryNumber: null });
    const [status, ...errors] = expected;
    expect(wrong(await ports.place(ports.aBody(userId, different)))).toEqual([
      status,
      ...errors.map((error) => `number.port.${String(error)}`),
    ]);
    expect(await ports.number(moving)).toBeUndefined();
    expect(await ports.simCard(anIccid(1))).toBeNull();
  });

  it('names the colleague who has the number', async () => {
    await colleague(api.house, api.world, { secondaryNumber: moving });
    const { id: userId } = await colleague(api.house, api.world, { firstName: 'Doris', secondaryNumber: null });
    const reply = await ports.place(ports.aBody(userId));
    expect(wrong(reply)).toEqual([409, 'number.port.number: number-taken']);
    expect(reply.body.errors[0].message).toContain('Cecilia Cederlund');
  });

  it('has no document of another organisation, which is as unknown as one of nobody', async () => {
    const { id: userId } = await colleague(api.house, api.world, { secondaryNumber: null });
    const documentId = await ports.document(await settleConfectioner(api.house));
    const reply = await ports.place(ports.aBody(userId, { currentOwner: person, documentId }));
    expect(wrong(reply)).toEqual([400, 'number.port.documentId: unknown-reference']);
  });

  it('takes no number that is ours, in whatever pool', async () => {
    await storeNumbers(api.house.table, [moving]);
    const { id: userId } = await colleague(api.house, api.world, { secondaryNumber: null });
    expect(wrong(await ports.place(ports.aBody(userId)))).toEqual([409, 'number.port.number: cannot-move-here']);
  });

  it('has a new number or one that moves here', async () => {
    const { id: userId } = await colleague(api.house, api.world, { secondaryNumber: null });
    const both = { number: { port: ports.aPort(), new: '070-174 06 50' } };
    expect(wrong(await ports.place(ports.aBody(userId, {}, both)))).toEqual([400, 'number: new-or-port']);
    expect(wrong(await ports.place(ports.aBody(userId, {}, { number: {} })))).toEqual([
      400,
      'number: new-or-port',
      'activatesOn: required',
    ]);
  });
});

it('goes to one of sixteen who ask at once from two organisations, and the others learn nothing of whom', async () => {
  const { administrator: other } = await settleConfectioner(api.house);
  const callers = Array.from({ length: 16 }, (_, nth) => (nth % 2 === 0 ? api.world.administrator : other));
  const users = await Promise.all(
    callers.map(async (as, nth) => {
      const body = { firstName: `Nr ${nth}`, lastName: 'Larsson' };
      return String((await api.call(createUser, { as, body })).body.id);
    }),
  );
  const replies = await Promise.all(
    callers.map((as, nth) =>
      api.call(createSubscriptionOrder, {
        as,
        headers: { 'idempotency-key': `race-${nth}` },
        body: ports.aBody(users[nth] ?? '', {}, { sim: { iccid: anIccid(nth + 1) } }),
      }),
    ),
  );
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
  const lost = replies.filter(({ status }) => status !== 201);
  expect(new Set(lost.map((reply) => JSON.stringify([wrong(reply), reply.body.detail, reply.body.errors]))).size).toBe(
    1,
  );
  expect(lost[0] && wrong(lost[0])).toEqual([409, 'number.port.number: cannot-move-here']);
});
