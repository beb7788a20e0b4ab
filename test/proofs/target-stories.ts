/** Commands of answering groups and IVR menus, for `crash-points.test.ts` and `operation-stories.ts`. */
import {
  createAnsweringGroup,
  deleteAnsweringGroup,
  removeAnsweringGroupOverride,
  setAnsweringGroupOverride,
  updateAnsweringGroup,
} from '../../contract/answering-groups.ts';
import {
  createIvrMenu,
  deleteIvrMenu,
  removeIvrMenuOverride,
  setIvrMenuOverride,
  updateIvrMenu,
} from '../../contract/ivr-menus.ts';
import type { Operation } from '../../contract/operation.ts';
import { updateOrganization } from '../../contract/organization.ts';
import type { House, HouseRequest } from '../build/house.ts';
import { adas, worldOf, worldWithColleague, type Story } from '../build/story.ts';

type Names = Readonly<Record<string, string>>;

/** Ada's world with a group, Cecilia in it, and two menus. */
export const worldWithTargets = async (house: House): Promise<Names> => {
  const names = await worldWithColleague()(house);
  const make = async (operation: Operation, body: object): Promise<string> =>
    (await house.call(operation, { as: worldOf(names).administrator, body })).body.id;
  const agents = [{ userId: names.cecilia, loggedIn: true }];
  const group = await make(createAnsweringGroup, { name: 'Kundtjänst', number: '08-465 004 70', agents });
  const menu = await make(createIvrMenu, { name: 'Huvudnumret' });
  const other = await make(createIvrMenu, { name: 'Order' });
  return { ...names, group, menu, other };
};

/** A command about the group, or about the menu to which nothing leads. */
const toTarget =
  (operation: Operation, request: Omit<HouseRequest, 'as' | 'path'> = {}): Story['command'] =>
  (house, { group = '', menu = '', ...names }) =>
    adas(operation, { path: { answeringGroupId: group, ivrMenuId: menu }, ...request })(house, names);

const until = '2026-11-24T12:00:00Z';

export const targetStories: Readonly<Record<string, Story>> = {
  'creates an answering group': {
    before: worldWithColleague(),
    command: (house, names) => {
      const agents = [{ userId: names.cecilia, loggedIn: true }];
      return adas(createAnsweringGroup, { body: { name: 'Order', number: '08-465 004 71', agents } })(house, names);
    },
    again: [201],
  },
  'changes an answering group': {
    before: worldWithTargets,
    command: toTarget(updateAnsweringGroup, {
      body: { name: 'Växeln', number: '08-465 004 72', agents: [], openingHours: {} },
    }),
    again: [200],
  },
  'deletes an answering group': {
    before: worldWithTargets,
    command: toTarget(deleteAnsweringGroup),
    again: [204, 404],
  },
  'opens a group for now': {
    before: worldWithTargets,
    command: toTarget(setAnsweringGroupOverride, { body: { state: 'open', until } }),
    again: [200],
  },
  'lets a group be as planned again': {
    before: async (house) => {
      const names = await worldWithTargets(house);
      await toTarget(setAnsweringGroupOverride, { body: { state: 'open', until } })(house, names);
      return names;
    },
    command: toTarget(removeAnsweringGroupOverride),
    again: [204],
  },
  'creates a menu': {
    before: worldWithTargets,
    command: (house, names) => {
      const keys = { '1': { kind: 'ivr-menu', id: names.other }, '2': { kind: 'answering-group', id: names.group } };
      return adas(createIvrMenu, { body: { name: 'Kvällsmenyn', number: '08-465 004 73', keys } })(house, names);
    },
    again: [201],
  },
  'deletes a menu': { before: worldWithTargets, command: toTarget(deleteIvrMenu), again: [204, 404] },
  'closes a menu for now': {
    before: worldWithTargets,
    command: toTarget(setIvrMenuOverride, { body: { state: 'closed', until } }),
    again: [200],
  },
  'lets a menu be as planned again': {
    before: async (house) => {
      const names = await worldWithTargets(house);
      await toTarget(setIvrMenuOverride, { body: { state: 'closed', until } })(house, names);
      return names;
    },
    command: toTarget(removeIvrMenuOverride),
    again: [204],
  },
  'lets the keys of a menu lead elsewhere': {
    before: worldWithTargets,
    command: (house, names) => {
      const keys = { '1': { kind: 'ivr-menu', id: names.other }, '2': { kind: 'answering-group', id: names.group } };
      return adas(updateIvrMenu, { path: { ivrMenuId: names.menu ?? '' }, body: { keys } })(house, names);
    },
    again: [200],
  },
  'moves the organisation into another time zone': {
    before: worldWithTargets,
    command: adas(updateOrganization, { body: { timeZone: 'Europe/Helsinki' } }),
    again: [200],
  },
};
