/** Examples of answering groups and IVR menus for the document: who answers at the bakery, and which key leads there. */
import type * as z from 'zod';
import type { answeringGroup as answeringGroupSchema } from '../contract/answering-groups.ts';
import type { ivrMenu as ivrMenuSchema } from '../contract/ivr-menus.ts';

const office = [{ from: '08:00', to: '17:00' }];
const openingHours = { mon: office, tue: office, wed: office, thu: office, fri: [{ from: '08:00', to: '00:30' }] };
const agents = [
  { userId: 'usr_01JDCQ9A3M7X5B8C2D4E6F8G0H', loggedIn: true },
  { userId: 'usr_01JDCQ8W4N2P6R8T0V3X5Z7B9D', loggedIn: false },
];

const group: z.input<typeof answeringGroupSchema> = {
  id: 'grp_01JDCQC2V4X6Z8B0D2F4H6K8M0',
  name: 'Kundtjänst',
  number: '+46846500470',
  strategy: 'longest-idle',
  agents,
  openingHours,
  closedMessageId: null,
  override: null,
  overrideVersion: 0,
  warnings: [],
  createdAt: '2026-11-23T08:15:00.000Z',
  version: 1,
};

const menu: z.input<typeof ivrMenuSchema> = {
  id: 'mnu_01JDCQC9X1Z3B5D7F9H2K4M6P8',
  name: 'Huvudnumret',
  number: '+46846500480',
  greetingMessageId: null,
  keys: {
    '1': { kind: 'answering-group', id: group.id },
    '0': { kind: 'number', number: '+46701740606' },
  },
  openingHours: null,
  closedMessageId: null,
  override: null,
  overrideVersion: 0,
  createdAt: '2026-11-23T08:16:00.000Z',
  version: 1,
};

const until = '2026-11-23T15:00:00.000Z';
const overridden = {
  state: 'closed' as const,
  messageId: null,
  because: { kind: 'override' as const, id: null },
  nextChangeAt: until,
  overrideVersion: 1,
};
const planned = { kind: 'opening-hours' as const, id: null };
const state = {
  state: 'open' as const,
  messageId: null,
  because: planned,
  nextChangeAt: '2026-11-23T16:00:00.000Z',
};
const timeline = {
  items: [
    { at: '2026-11-23T09:00:00.000Z', state: 'open' as const, messageId: null, because: planned },
    { at: '2026-11-23T16:00:00.000Z', state: 'closed' as const, messageId: null, because: planned },
  ],
};
const override = { body: { state: 'closed' as const, until }, reply: overridden };

export const targetExamples = {
  listAnsweringGroups: { reply: { items: [group], nextCursor: null } },
  createAnsweringGroup: {
    body: { name: group.name, number: '08-465 004 70', strategy: group.strategy, agents, openingHours },
    reply: group,
  },
  getAnsweringGroup: { reply: group },
  updateAnsweringGroup: {
    body: { agents: agents.slice(1) },
    reply: { ...group, agents: agents.slice(1), warnings: ['nobody-logged-in' as const], version: 2 },
  },
  getAnsweringGroupState: { reply: state },
  getAnsweringGroupTimeline: { reply: timeline },
  setAnsweringGroupOverride: override,
  listIvrMenus: { reply: { items: [menu], nextCursor: null } },
  createIvrMenu: { body: { name: menu.name, number: '08-465 004 80', keys: menu.keys }, reply: menu },
  getIvrMenu: { reply: menu },
  updateIvrMenu: {
    body: { keys: { '1': { kind: 'answering-group' as const, id: group.id } } },
    reply: { ...menu, keys: { '1': { kind: 'answering-group' as const, id: group.id } }, version: 2 },
  },
  getIvrMenuState: { reply: state },
  getIvrMenuTimeline: { reply: timeline },
  setIvrMenuOverride: override,
};
