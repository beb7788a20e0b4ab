/** A login or number that is taken: the reply says at which field and by whom, whatever has it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createAnsweringGroup, updateAnsweringGroup } from '../../contract/answering-groups.ts';
import type { Operation } from '../../contract/operation.ts';
import { createUser, updateUser } from '../../contract/users.ts';
import type { HouseReply } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { colleague } from '../build/world.ts';

const api = openInProcessApi();

const command = (operation: Operation, body: object, path: Readonly<Record<string, string>> = {}) =>
  api.call(operation, { as: api.world.administrator, path, body });
const rejection = ({ status, body }: HouseReply) => [
  status,
  body.code,
  ...body.errors.map(({ field, message }: Readonly<Record<string, string>>) => `${field}: ${message}`),
];

const ofGroup = '08-465 004 40';
const ofUser = '070-174 06 77';
let groupId: string;
beforeAll(async () => {
  groupId = (await command(createAnsweringGroup, { name: 'Växeln', number: ofGroup, agents: [] })).body.id;
  await colleague(api.house, api.world, { firstName: 'Eva', lastName: 'Ek', secondaryNumber: ofUser });
});

describe('a number that a group has', () => {
  it('is rejected with its name, together with a login that a user has', async () => {
    const body = { firstName: 'Bo', lastName: 'Ek', primaryNumber: ofGroup, secondaryNumber: ofUser };
    const errors = ['primaryNumber: Numret tillhör redan Växeln.', 'secondaryNumber: Tillhör redan Eva Ek.'];
    expect(rejection(await command(createUser, body))).toEqual([409, 'number-taken', ...errors]);
    const other = await colleague(api.house, api.world, { secondaryNumber: null });
    expect(rejection(await command(updateUser, body, { userId: other.id }))).toEqual([409, 'number-taken', ...errors]);
  });

  it('is rejected to another group', async () => {
    const expected = [409, 'number-taken', 'number: Numret tillhör redan Växeln.'];
    expect(rejection(await command(createAnsweringGroup, { name: 'B', number: ofGroup, agents: [] }))).toEqual(
      expected,
    );
    const { id } = (await command(createAnsweringGroup, { name: 'C', agents: [] })).body;
    const path = { answeringGroupId: id };
    expect(rejection(await command(updateAnsweringGroup, { number: ofGroup }, path))).toEqual(expected);
  });
});

it('a number that a user has is rejected to a group', async () => {
  const expected = [409, 'number-taken', 'number: Numret tillhör redan Eva Ek.'];
  const path = { answeringGroupId: groupId };
  expect(rejection(await command(updateAnsweringGroup, { number: ofUser }, path))).toEqual(expected);
});
