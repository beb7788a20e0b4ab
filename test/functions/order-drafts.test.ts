/** Drafts of orders, over the API: what they keep, and the numbers that are reserved for them. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as drafts from '../../contract/order-drafts.ts';
import type { House, HouseReply } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { storeNumbers } from '../build/stored-number.ts';
import { colleague } from '../build/world.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const api = openInProcessApi({ isFresh: true, now });

const number = '+46701740605';
const otherNumber = '+46701740606';
const minutes = 60_000;

/** Another administrator of the same organisation. */
let beata: string;
beforeEach(async () => {
  vi.setSystemTime(now);
  await storeNumbers(api.house.table, [number, otherNumber]);
  const { id } = await colleague(api.house, api.world, { firstName: 'Beata', administrator: true });
  beata = `${api.world.organizationId}.${id}`;
});

const put = (body: object, { as = api.world.administrator, draftId = 'drf_1' } = {}): Promise<HouseReply> =>
  api.call(drafts.putOrderDraft, { as, path: { draftId }, body });
const get = ({ as = api.world.administrator, draftId = 'drf_1' } = {}): Promise<HouseReply> =>
  api.call(drafts.getOrderDraft, { as, path: { draftId } });
const remove = (): ReturnType<House['call']> =>
  api.call(drafts.deleteOrderDraft, { as: api.world.administrator, path: { draftId: 'drf_1' } });
const list = async (as = api.world.administrator, query = {}): Promise<HouseReply['body']> =>
  (await api.call(drafts.listOrderDrafts, { as, query })).body;

const of = (typed: string) => ({ number: { new: typed } });

describe('a draft', () => {
  it('keeps what was typed, right or wrong, with its numbers for 15 minutes after each save', async () => {
    const typed = { products: ['mobile', 'fax'], userId: 'Cecilia', number: { new: '070-174 06 05' }, step: 'number' };
    const saved = await put(typed);
    expect([saved.status, saved.body]).toEqual([
      200,
      {
        id: 'drf_1',
        ...typed,
        reservedNumbers: [number],
        reservedUntil: '2026-11-23T12:15:00.000Z',
        unavailableNumbers: [],
        savedAt: '2026-11-23T12:00:00.000Z',
        version: 1,
      },
    ]);
    expect((await get()).body).toEqual(saved.body);
    vi.setSystemTime(now + 10 * minutes);
    const again = await put(typed);
    expect([again.body.version, again.body.reservedUntil]).toEqual([1, '2026-11-23T12:25:00.000Z']);
    const { body } = await put({ ...typed, step: 'summary' });
    expect(body.version).toBe(2);
    expect((await list()).items).toEqual([body]);
  });

  it('keeps what was typed of a number that moves here, and takes no identity number', async () => {
    const port = {
      number: '070-174 06 95',
      requestedStart: '2026-12-0',
      currentOwner: { kind: 'person', name: 'Anna' },
      documentId: 'doc',
    };
    const { status, body } = await put({ lines: [{ userId: 'usr', number: { port } }] });
    expect([status, body.lines, body.reservedNumbers]).toEqual([200, [{ userId: 'usr', number: { port } }], []]);
    const currentOwner = { ...port.currentOwner, identityNumber: '19850709-9805' };
    expect((await put({ number: { port: { currentOwner } } })).status).toBe(400);
    expect((await get()).body).toEqual(body);
  });

  it('is its own administrator’s: for another one it is not there, whose draft may have the same id', async () => {
    await put(of(number));
    expect((await get({ as: beata })).status).toBe(404);
    expect((await list(beata)).items).toEqual([]);
    const { body } = await put(of(number), { as: beata });
    expect([body.reservedNumbers, body.unavailableNumbers, body.version]).toEqual([[], [number], 1]);
    await put({}, { as: beata });
    expect((await get()).body.reservedNumbers).toEqual([number]);
  });

  it('gives back the numbers that it no longer names, and all when it is deleted', async () => {
    await put({ lines: [of(number), of(otherNumber)] });
    expect((await put(of(otherNumber))).body.reservedNumbers).toEqual([otherNumber]);
    expect((await put(of(number), { as: beata })).body.reservedNumbers).toEqual([number]);
    expect([(await remove()).status, (await remove()).status, (await get()).status]).toEqual([204, 404, 404]);
    const both = await put({ lines: [of(number), of(otherNumber)] }, { as: beata });
    expect(both.body.reservedNumbers).toEqual([number, otherNumber]);
  });

  it('loses its numbers in the moment in which the 15 minutes end, and has them again if nobody else took them', async () => {
    const { reservedUntil } = (await put(of(number))).body;
    vi.setSystemTime(Date.parse(reservedUntil) - 1);
    expect((await put(of(number), { as: beata })).body.unavailableNumbers).toEqual([number]);
    vi.setSystemTime(Date.parse(reservedUntil));
    expect((await get()).body).toMatchObject({ reservedNumbers: [], reservedUntil: null, unavailableNumbers: [] });
    expect((await put(of(number))).body.reservedNumbers).toEqual([number]);
    vi.setSystemTime(Date.parse(reservedUntil) + 15 * minutes);
    expect((await put(of(number), { as: beata })).body.reservedNumbers).toEqual([number]);
    expect((await get()).body).toMatchObject({ reservedNumbers: [], unavailableNumbers: [number] });
    expect((await put({ step: 'number', ...of(number) })).body.unavailableNumbers).toEqual([number]);
  });

  it('is saved with numbers that the operator does not have, which are named', async () => {
    const { status, body } = await put({ lines: [of('070-174 06 99'), of('hello'), of(number)] });
    expect([status, body.reservedNumbers, body.unavailableNumbers]).toEqual([200, [number], ['+46701740699']]);
  });

  it('of sixteen that want one number at the same moment has it alone', async () => {
    const ids = Array.from({ length: 16 }, (_, place) => `drf_${place}`);
    const replies = await Promise.all(
      ids.map((draftId, place) => put(of(number), { draftId, as: place % 2 === 0 ? beata : api.world.administrator })),
    );
    expect(replies.map(({ status }) => status)).toEqual(ids.map(() => 200));
    expect(replies.filter(({ body }) => body.reservedNumbers.length === 1)).toHaveLength(1);
    expect(replies.filter(({ body }) => body.unavailableNumbers.length === 1)).toHaveLength(15);
  });

  it('is kept for 30 days after it was saved', async () => {
    await put({ step: 'contents' });
    vi.setSystemTime(now + 30 * 24 * 60 * minutes - 1);
    expect((await get()).status).toBe(200);
    vi.setSystemTime(now + 30 * 24 * 60 * minutes);
    expect([(await get()).status, (await list()).items]).toEqual([404, []]);
    expect((await put({ step: 'contents' })).body.version).toBe(1);
  });

  it('is one of twenty at most, which are listed in pages', async () => {
    for (let place = 1; place <= 20; place += 1) await put({ step: `${place}` }, { draftId: `drf_${place}` });
    const { status, body } = await put({}, { draftId: 'drf_21' });
    expect([status, body.code, body.detail]).toEqual([
      409,
      'too-many-drafts',
      'Du har redan 20 påbörjade beställningar. Beställ eller ta bort någon av dem först.',
    ]);
    expect((await put({ step: 'number' }, { draftId: 'drf_20' })).status).toBe(200);
    const first = await list(undefined, { limit: '15' });
    const second = await list(undefined, { limit: '15', cursor: first.nextCursor });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([15, 5, null]);
  });

  it.each([
    [{ products: 'mobile' }, 'products: wrong-type'],
    [{ color: 'red' }, 'color: unknown-field'],
    [{ lines: Array.from({ length: 11 }, () => ({})) }, 'lines: too-many'],
    [
      {
        lines: Array.from({ length: 10 }, () => ({
          sim: { shipTo: { name: 'x'.repeat(512), street: 'x'.repeat(512) } },
        })),
      },
      ': too-long',
    ],
  ])('that is no draft is rejected: %j', async (body, expected) => {
    const reply = await put(body);
    expect([reply.status, `${reply.body.errors[0].field}: ${reply.body.errors[0].code}`]).toEqual([400, expected]);
  });
});
