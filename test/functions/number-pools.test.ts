/** What the operator puts into pools, and what an organisation sees of them. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { transact } from '../../adapters/table/commit.ts';
import { poolNumberWrite } from '../../adapters/table/pool-numbers.ts';
import { createAnsweringGroup } from '../../contract/answering-groups.ts';
import { createNumberRange, listNumbers, suggestNumbers } from '../../contract/numbers.ts';
import { putOrganization } from '../../contract/onboarding.ts';
import { deleteUser, updateUser } from '../../contract/users.ts';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import { reserveNumber } from '../../domain/pool-number.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { addToPool, poolGeographic as geographic, poolMobile as mobile, poolNumber } from '../build/pool-numbers.ts';
import { colleague, onboarding } from '../build/world.ts';

const noon = Date.parse('2026-12-01T12:00:00Z');
const api = openInProcessApi({ now: noon });
const table = () => api.house.table;
const ours = () => api.world.organizationId;

/** Another organisation, and who administers it. */
let theirs: string;
let other: string;
beforeAll(async () => {
  const { firstAdministrator } = onboarding.body;
  const { body } = await api.call(putOrganization, {
    ...onboarding,
    path: { domain: 'byran.example' },
    body: { ...onboarding.body, firstAdministrator: { ...firstAdministrator, mobile: '070-174 06 98' } },
  });
  theirs = body.organization.id;
  other = `${theirs}.${body.administrator.id}`;
});

const numbersOf = async (query: Readonly<Record<string, string>>, as = api.world.administrator) =>
  (await api.call(listNumbers, { as, query })).body.items;
/** All pages. */
async function pages(limit: number): Promise<string[][]> {
  const found: string[][] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: String(limit), ...(cursor !== undefined && { cursor }) };
    const { body } = await api.call(listNumbers, { as: api.world.administrator, query });
    found.push(body.items.map(({ number }: { number: string }) => number));
    cursor = body.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

describe('a range of numbers', () => {
  it('is added once, in any spelling; adding it again changes nothing', async () => {
    const added = [mobile(10), mobile(11)];
    const first = await addToPool(api, ['070-174 06 10', '+46 70 174 06 11', '0701740610'], ours());
    expect([first.status, first.body]).toEqual([201, { organizationId: ours(), added, existing: [] }]);
    const before = await poolNumber(table(), mobile(10));
    const again = await addToPool(api, [mobile(10), mobile(11), mobile(12)], ours());
    expect(again.body).toEqual({ organizationId: ours(), added: [mobile(12)], existing: added });
    expect(await poolNumber(table(), mobile(10))).toEqual(before);
  });

  it('is rejected whole when one is in another pool, which the reply does not name', async () => {
    await addToPool(api, [mobile(15)], theirs);
    const { status, body } = await addToPool(api, [mobile(14), mobile(15), mobile(10)]);
    const wrong = (place: number) => ({
      field: `numbers[${place}]`,
      code: 'in-another-pool',
      message: 'Numret finns redan i en annan nummerserie.',
    });
    expect([status, body.code, body.errors]).toEqual([409, 'number-taken', [wrong(1), wrong(2)]]);
    expect((await addToPool(api, [mobile(14)])).body.added).toEqual([mobile(14)]);
  });

  it('is rejected for an organisation that does not exist, and with a number that cannot be ordered', async () => {
    const nobodys = `org_${'0'.repeat(26)}`;
    const unknown = await addToPool(api, [mobile(16)], nobodys);
    expect([unknown.status, unknown.body.errors]).toMatchObject([
      400,
      [{ field: 'organizationId', code: 'unknown-reference' }],
    ]);
    const free = await addToPool(api, ['020-12 34 56']);
    expect([free.status, free.body.errors]).toMatchObject([400, [{ field: 'numbers[0]', code: 'not-in-a-pool' }]]);
  });

  it('may be added by the operator alone', async () => {
    const body = { numbers: [mobile(16)] };
    expect((await api.call(createNumberRange, { as: api.world.administrator, body })).status).toBe(403);
  });

  it('of 50 numbers that people have already fits one transaction', async () => {
    const people = Array.from({ length: 8 }, (_, place) => place);
    for (const place of people)
      await colleague(api.house, api.world, {
        secondaryNumber: null,
        aliases: [1, 2, 3, 4, 5].map((nth) => geographic(40 + place * 5 + nth)),
      });
    const numbers = Array.from({ length: 50 }, (_, place) => geographic(35 + place));
    const { status, body } = await addToPool(api, numbers, ours());
    expect([status, body.added]).toEqual([201, numbers]);
    expect(await poolNumber(table(), geographic(41))).toMatchObject({ status: 'active', organizationId: ours() });
    expect(await poolNumber(table(), geographic(40))).toMatchObject({ status: 'available', organizationId: null });
  });

  it('finds the user, group or menu that has a number already, also at the second request', async () => {
    const { id } = await colleague(api.house, api.world, { secondaryNumber: mobile(20) });
    const as = api.world.administrator;
    const group = await api.call(createAnsweringGroup, {
      as,
      body: { name: 'Växeln', number: geographic(20), agents: [] },
    });
    await addToPool(api, [mobile(20), geographic(20)], ours());
    expect(await poolNumber(table(), mobile(20))).toMatchObject({ status: 'active', holder: id, pool: ours() });
    expect(await poolNumber(table(), geographic(20))).toMatchObject({ status: 'active', holder: group.body.id });
    const again = await addToPool(api, [mobile(20)], ours());
    expect(again.body.existing).toEqual([mobile(20)]);
  });

  it('has each number once, also when 8 requests add it at once', async () => {
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => addToPool(api, [mobile(24), mobile(25)], ours())),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    expect(replies.flatMap(({ body }) => body.added).toSorted()).toEqual([mobile(24), mobile(25)]);
  });
});

describe('the list of numbers', () => {
  it("has the organisation's own, then the operator's, and never another organisation's", async () => {
    const all = (await pages(100)).flat();
    expect(all).toContain(mobile(10));
    expect(all.at(-1)).toBe(mobile(14));
    expect(all).not.toContain(mobile(15));
    expect(all).toEqual([...new Set(all)]);
    const item = {
      number: mobile(14),
      kind: 'mobile',
      status: 'available',
      pool: 'operator',
      userId: null,
      until: null,
    };
    expect(await numbersOf({ kind: 'mobile' }, other)).toEqual([
      { ...item, number: mobile(15), pool: 'organization' },
      item,
    ]);
  });

  it('is the same in pages of any length, each full but the last', async () => {
    const all = (await pages(100)).flat();
    const small = await pages(4);
    expect(small.flat()).toEqual(all);
    expect(small.slice(0, -1).every(({ length }) => length === 4)).toBe(true);
  });

  it('says which user has a number, and of a group nothing', async () => {
    const active = await numbersOf({ status: 'active' });
    const held = active.filter(({ number }: { number: string }) =>
      [mobile(20), geographic(20)].includes(number as never),
    );
    expect(held.map(({ number, userId }: Record<string, unknown>) => [number, userId === null])).toEqual([
      [mobile(20), false],
      [geographic(20), true],
    ]);
  });

  it('rejects a cursor of another question', async () => {
    const { body } = await api.call(listNumbers, { as: api.world.administrator, query: { limit: '1' } });
    const query = { cursor: body.nextCursor, status: 'active' };
    expect((await api.call(listNumbers, { as: api.world.administrator, query })).body.code).toBe('invalid-cursor');
  });
});

describe('a reservation that runs out', () => {
  it('leaves the number available in that moment, and once the settler has come, to everybody', async () => {
    const draft = { kind: 'draft', id: 'draft-1', by: api.world.administratorId as UserId } as const;
    const number = await poolNumber(table(), mobile(14));
    await transact(table(), [poolNumberWrite(reserveNumber(number, ours() as unknown as OrganizationId, draft, noon))]);
    const is = async (status: string, as?: string) =>
      (await numbersOf({ kind: 'mobile', status }, as)).some((each: { number: string }) => each.number === mobile(14));
    expect([await is('reserved'), await is('available'), await is('available', other)]).toEqual([true, false, false]);
    vi.setSystemTime(noon + 15 * 60_000);
    expect([await is('reserved'), await is('available'), await is('available', other)]).toEqual([false, true, false]);
    await api.house.reconcile();
    expect([await is('available'), await is('available', other)]).toEqual([true, true]);
    expect((await pages(100)).flat().filter((each) => each === mobile(14))).toHaveLength(1);
  });
});

describe('suggestions', () => {
  const suggestions = async (query: Readonly<Record<string, string>>, as = api.world.administrator) =>
    (await api.call(suggestNumbers, { as, query })).body;

  it('are in a row, easy to remember, and near the numbers of the department', async () => {
    await addToPool(api, [mobile(80), mobile(81), mobile(82), mobile(90)], ours());
    const department = 'Lagret';
    const { id } = await colleague(api.house, api.world, { department, secondaryNumber: null });
    await colleague(api.house, api.world, { department, secondaryNumber: mobile(84) });
    await colleague(api.house, api.world, { department: 'Butiken', secondaryNumber: mobile(91) });
    const { inRow, easy, near } = await suggestions({ kind: 'mobile', count: '3', userId: id });
    expect(inRow).toEqual([mobile(10), mobile(11), mobile(12)]);
    expect(easy).toContain(mobile(11));
    expect(near.slice(0, 4)).toEqual([mobile(82), mobile(81), mobile(80), mobile(90)]);
  });

  it('are none in a row when there are not so many, and none near without a user of the organisation', async () => {
    expect((await suggestions({ kind: 'mobile', count: '9' })).inRow).toBeNull();
    expect((await suggestions({ kind: 'mobile' })).near).toEqual([]);
    expect((await suggestions({ kind: 'mobile', userId: api.world.administratorId }, other)).near).toEqual([]);
  });

  it('may be ordered: a number that somebody gets is suggested no longer', async () => {
    const { id } = await colleague(api.house, api.world, { secondaryNumber: mobile(10) });
    expect((await suggestions({ kind: 'mobile', count: '3' })).inRow).toEqual([mobile(80), mobile(81), mobile(82)]);
    const as = api.world.administrator;
    await api.call(updateUser, { as, path: { userId: id }, body: { secondaryNumber: null } });
    await api.call(deleteUser, { as, path: { userId: id } });
    expect((await suggestions({ kind: 'mobile', count: '3' })).inRow).toEqual([mobile(80), mobile(81), mobile(82)]);
  });
});
