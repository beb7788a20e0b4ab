/** Builders of answering groups and IVR menus: a bare one, and what a test says is different. */
import type { AnsweringGroup } from '../../domain/answering-group.ts';
import { idFrom, type AnsweringGroupId, type IvrMenuId } from '../../domain/ids.ts';
import type { IvrMenu } from '../../domain/ivr-menu.ts';

/** The nth id of a test. No two things share a ULID, whatever their kinds. */
export const groupId = (count: number): AnsweringGroupId => idFrom('grp', String(count).padStart(26, '0'));
export const menuId = (count: number): IvrMenuId => idFrom('mnu', `1${String(count).padStart(25, '0')}`);

const common = {
  number: null,
  openingHours: null,
  closedMessageId: null,
  override: null,
  overrideVersion: 0,
  createdAt: '2026-11-23T08:00:00.000Z',
  version: 1,
  revision: 1,
} as const;

export const aGroup = (different: Partial<AnsweringGroup> = {}): AnsweringGroup => ({
  ...common,
  id: groupId(1),
  name: 'Kundtjänst',
  strategy: 'ring-all',
  agents: [],
  ...different,
});

export const aMenu = (different: Partial<IvrMenu> = {}): IvrMenu => ({
  ...common,
  id: menuId(1),
  name: 'Huvudnumret',
  greetingMessageId: null,
  keys: {},
  ...different,
});
