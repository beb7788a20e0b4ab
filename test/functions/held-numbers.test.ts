/** One truth with the numbers of users, groups and menus: the item of a number that the operator owns has the holder whom the number reaches. */
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findNumberHolders } from '../../adapters/table/number-holders.ts';
import { findPoolNumbers } from '../../adapters/table/pool-numbers.ts';
import * as groups from '../../contract/answering-groups.ts';
import { createIvrMenu } from '../../contract/ivr-menus.ts';
import { putOrganization } from '../../contract/onboarding.ts';
import type { Operation } from '../../contract/operation.ts';
import { createUser, deleteUser, restoreUser, updateUser } from '../../contract/users.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { HouseReply } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { addToPool, poolGeographic as geographic, poolMobile as mobile, poolNumber } from '../build/pool-numbers.ts';
import { chanceOf, type Chance } from '../build/chance.ts';
import { colleague, onboarding } from '../build/world.ts';

const noon = Date.parse('2026-12-01T12:00:00Z');
const day = 24 * 3600_000;
const api = openInProcessApi({ now: noon });
const itemOf = (number: ReturnType<typeof mobile>) => poolNumber(api.house.table, number);

const command = (operation: Operation, path: Readonly<Record<string, string>>, body?: object): Promise<HouseReply> =>
  api.call(operation, { as: api.world.administrator, path, ...(body && { body }) });
const change = (userId: string, body: object) => command(updateUser, { userId }, body);
const created = (body: object) => command(createUser, {}, { firstName: 'Nils', lastName: 'Nilsson', ...body });
const rejection = ({ status, body }: HouseReply) => [
  status,
  body.code,
  body.errors.map(({ field, code }: Readonly<Record<string, string>>) => `${field}: ${code}`),
];
const notAvailable = (field: string) => [409, 'number-not-available', [`${field}: number-not-available`]];

const onboardAnother = (domain: string, mobileNumber: string): Promise<HouseReply> => {
  const { firstAdministrator } = onboarding.body;
  return api.call(putOrganization, {
    ...onboarding,
    path: { domain },
    body: { ...onboarding.body, firstAdministrator: { ...firstAdministrator, mobile: mobileNumber } },
  });
};

/** Who has no number yet. */
let user: string;
let theirs: string;
beforeAll(async () => {
  theirs = (await onboardAnother('byran.example', '070-174 06 98')).body.organization.id;
});
beforeEach(async () => {
  vi.setSystemTime(noon);
  user = (await colleague(api.house, api.world, { secondaryNumber: null })).id;
});

describe("a number of the operator's pool", () => {
  it('becomes active with the user who gets it, and goes into quarantine when the user loses it', async () => {
    await addToPool(api, [mobile(10)]);
    expect((await change(user, { aliases: [mobile(10)] })).status).toBe(200);
    const active = { status: 'active', holder: user, organizationId: api.world.organizationId, pool: null };
    expect(await itemOf(mobile(10))).toMatchObject(active);
    await change(user, { aliases: [], secondaryNumber: mobile(10) });
    expect(await itemOf(mobile(10))).toMatchObject({ ...active, revision: 2 });
    await change(user, { secondaryNumber: null });
    expect(await itemOf(mobile(10))).toMatchObject({ status: 'quarantined', holder: null, until: noon + 90 * day });
  });

  it('goes to one of 16 users who are given it at once', async () => {
    await addToPool(api, [mobile(11)]);
    const users = await Promise.all(Array.from({ length: 16 }, () => created({})));
    const replies = await Promise.all(users.map(({ body }) => change(body.id, { primaryNumber: mobile(11) })));
    const winners = replies.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(15);
    expect(await itemOf(mobile(11))).toMatchObject({ status: 'active', holder: winners[0]?.body.id });
  });

  it('goes to one of two organisations that want it at once', async () => {
    await addToPool(api, [mobile(12)]);
    const [first, second] = await Promise.all([
      change(user, { primaryNumber: mobile(12) }),
      onboardAnother('kiosken.example', mobile(12)),
    ]);
    const expected = first.status === 200 ? notAvailable('firstAdministrator.mobile') : notAvailable('primaryNumber');
    expect(rejection(first.status === 200 ? second : first)).toEqual(expected);
  });

  it('goes to one first administrator, of whom all requests hear that onboard the organisation at once', async () => {
    await addToPool(api, [mobile(17)]);
    const replies = await Promise.all(Array.from({ length: 8 }, () => onboardAnother('verkstan.example', mobile(17))));
    expect(replies.filter(({ status }) => status > 201)).toEqual([]);
    const administrators = new Set(replies.map(({ body }) => body.administrator.id));
    expect([...administrators]).toEqual([(await itemOf(mobile(17))).holder]);
  });

  it('stays in its organisation during quarantine: a colleague gets it, and nobody else', async () => {
    await addToPool(api, [mobile(13), mobile(14)]);
    await change(user, { primaryNumber: mobile(13), secondaryNumber: mobile(14) });
    await change(user, { primaryNumber: null, secondaryNumber: null });
    const other = await created({ primaryNumber: mobile(13) });
    expect(await itemOf(mobile(13))).toMatchObject({ status: 'active', holder: other.body.id });
    expect(rejection(await onboardAnother('affaren.example', mobile(14)))).toEqual(
      notAvailable('firstAdministrator.mobile'),
    );
    vi.setSystemTime(noon + 90 * day);
    expect((await onboardAnother('affaren.example', mobile(14))).status).toBe(201);
  });

  it('goes with a deleted user into quarantine, and comes back with the restored one', async () => {
    await addToPool(api, [mobile(15)]);
    await change(user, { secondaryNumber: mobile(15) });
    await command(deleteUser, { userId: user });
    expect(await itemOf(mobile(15))).toMatchObject({ status: 'quarantined', holder: null });
    expect((await command(restoreUser, { userId: user })).status).toBe(200);
    expect(await itemOf(mobile(15))).toMatchObject({ status: 'active', holder: user });
  });

  it('stays with a deactivated user', async () => {
    await addToPool(api, [mobile(16)]);
    await change(user, { secondaryNumber: mobile(16), deactivatesOn: '2026-12-01' });
    expect(await itemOf(mobile(16))).toMatchObject({ status: 'active', holder: user });
  });

  it('is reached at the group or menu that gets it', async () => {
    await addToPool(api, [geographic(10), geographic(11)]);
    const group = (
      await command(groups.createAnsweringGroup, {}, { name: 'Växeln', number: geographic(10), agents: [] })
    ).body;
    expect(await itemOf(geographic(10))).toMatchObject({ status: 'active', holder: group.id });
    const path = { answeringGroupId: group.id };
    await command(groups.updateAnsweringGroup, path, { number: geographic(11) });
    const menu = (await command(createIvrMenu, {}, { name: 'Meny', number: geographic(10), keys: {} })).body;
    expect(await itemOf(geographic(10))).toMatchObject({ status: 'active', holder: menu.id });
    await command(groups.deleteAnsweringGroup, path);
    expect(await itemOf(geographic(11))).toMatchObject({ status: 'quarantined', holder: null });
  });
});

describe("a number of another organisation's pool", () => {
  it('is rejected at its field, to users, groups and menus, and nothing is written', async () => {
    await addToPool(api, [mobile(30), geographic(30), geographic(31)], theirs);
    expect(rejection(await change(user, { aliases: [geographic(40), geographic(30)] }))).toEqual(
      notAvailable('aliases[1]'),
    );
    expect(rejection(await created({ primaryNumber: geographic(30), secondaryNumber: mobile(30) }))).toEqual([
      409,
      'number-not-available',
      ['primaryNumber: number-not-available', 'secondaryNumber: number-not-available'],
    ]);
    const group = { name: 'Order', number: geographic(31), agents: [] };
    expect(rejection(await command(groups.createAnsweringGroup, {}, group))).toEqual(notAvailable('number'));
    expect(rejection(await command(createIvrMenu, {}, { name: 'Order', number: geographic(31), keys: {} }))).toEqual(
      notAvailable('number'),
    );
    expect(await itemOf(geographic(30))).toMatchObject({ status: 'available', revision: 1 });
  });
});

it('a number that a colleague has is rejected with the name of the colleague, once', async () => {
  await addToPool(api, [mobile(35)]);
  await change(user, { primaryNumber: mobile(35) });
  const { status, body } = await created({ primaryNumber: mobile(35) });
  expect([status, body.code, body.errors]).toMatchObject([
    409,
    'login-taken',
    [{ field: 'primaryNumber', message: 'Tillhör redan Cecilia Cederlund.' }],
  ]);
  expect(body.errors).toHaveLength(1);
});

it('a number that nobody pooled is given as ever, and has no item', async () => {
  await change(user, { primaryNumber: mobile(36) });
  expect(await findPoolNumbers(api.house.table, [mobile(36)])).toEqual(new Map());
});

describe('users and groups that get and lose numbers at random', () => {
  const numbers = [50, 51, 52].map(mobile);
  const unpooled = mobile(53);

  /** One command. What is rejected is rejected; the state is looked at afterwards. */
  function step(chance: Chance, users: readonly string[], groupId: string): Promise<HouseReply> {
    const number = (): string | null => (chance.oneIn(3) ? null : chance.pick([...numbers, unpooled]));
    const userId = chance.pick(users);
    switch (chance.integer(0, 5)) {
      case 0:
        return command(deleteUser, { userId });
      case 1:
        return command(restoreUser, { userId });
      case 2:
        return command(groups.updateAnsweringGroup, { answeringGroupId: groupId }, { number: number() });
      case 3:
        return change(userId, { aliases: chance.some([...numbers, unpooled]) });
      default:
        return change(userId, { [chance.pick(['primaryNumber', 'secondaryNumber'])]: number() });
    }
  }

  it.each([1, 2, 3])('leave each number with one holder or none, as its item says (%i)', async (seed) => {
    const chance = chanceOf(seed);
    await addToPool(api, numbers, seed === 1 ? api.world.organizationId : undefined);
    const users = await Promise.all([1, 2, 3].map(async () => (await created({})).body.id as string));
    const { id } = (await command(groups.createAnsweringGroup, {}, { name: `Grupp ${seed}`, agents: [] })).body;
    for (let round = 0; round < 25; round += 1) {
      vi.setSystemTime(Date.now() + chance.pick([0, 3600_000, 2 * day]));
      const replies = await Promise.all(Array.from({ length: chance.integer(1, 3) }, () => step(chance, users, id)));
      expect(replies.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
      const holders = await findNumberHolders(
        api.house.table,
        api.world.organizationId as unknown as OrganizationId,
        numbers,
      );
      for (const [number, { status, holder }] of await findPoolNumbers(api.house.table, numbers)) {
        expect([number, holder]).toEqual([number, holders.get(number) ?? null]);
        expect([number, status === 'active']).toEqual([number, holder !== null]);
      }
    }
    for (const userId of users) await command(deleteUser, { userId });
    await command(groups.deleteAnsweringGroup, { answeringGroupId: id });
  });
});
