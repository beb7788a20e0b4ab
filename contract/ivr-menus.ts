/** IVR menus: a voice that says which key leads where. */
import * as z from 'zod';
import { menuKeys } from '../domain/ivr-menu.ts';
import { idOf, instant, page, pageQuery, referenceTo, text } from './fields.ts';
import { administrators, operation } from './operation.ts';
import { e164, phoneNumber } from './phone-number.ts';
import {
  givenOverride,
  openingHours,
  openingHoursReply,
  overridden,
  overrideReply,
  overrideVersion,
  stateQuery,
  targetState,
  timeline,
  timelineQuery,
} from './schedule-targets.ts';

const destination = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('user'), id: referenceTo('usr') }),
  z.strictObject({ kind: z.literal('answering-group'), id: referenceTo('grp') }),
  z.strictObject({ kind: z.literal('ivr-menu'), id: referenceTo('mnu') }),
  z.strictObject({ kind: z.literal('number'), number: phoneNumber }),
  z.strictObject({ kind: z.literal('message'), id: referenceTo('msg') }),
]);

const keys = z.partialRecord(z.enum(menuKeys), destination);

export const ivrMenu = z
  .object({
    id: idOf('mnu'),
    name: z.string(),
    number: e164.nullable(),
    greetingMessageId: idOf('msg').nullable(),
    keys: z.partialRecord(
      z.enum(menuKeys),
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('user'), id: idOf('usr') }),
        z.object({ kind: z.literal('answering-group'), id: idOf('grp') }),
        z.object({ kind: z.literal('ivr-menu'), id: idOf('mnu') }),
        z.object({ kind: z.literal('number'), number: e164 }),
        z.object({ kind: z.literal('message'), id: idOf('msg') }),
      ]),
    ),
    openingHours: openingHoursReply,
    closedMessageId: idOf('msg').nullable(),
    override: overrideReply,
    overrideVersion,
    createdAt: instant,
    version: z.int(),
  })
  .meta({ id: 'IvrMenu' });
export type IvrMenuReply = z.infer<typeof ivrMenu>;

const changeable = {
  name: text(100),
  number: phoneNumber.nullable(),
  greetingMessageId: referenceTo('msg').nullable(),
  keys,
  openingHours,
  closedMessageId: referenceTo('msg').nullable(),
};

const newIvrMenu = z
  .strictObject({
    ...changeable,
    number: changeable.number.default(null),
    greetingMessageId: changeable.greetingMessageId.default(null),
    keys: keys.default({}),
    openingHours: openingHours.default(null),
    closedMessageId: changeable.closedMessageId.default(null),
  })
  .meta({ id: 'NewIvrMenu' });

const ivrMenuChange = z
  .strictObject({ ...changeable, keys: keys.nullable().transform((given) => given ?? {}) })
  .partial()
  .meta({ id: 'IvrMenuChange' });

const params = z.object({ ivrMenuId: idOf('mnu') });
const path = '/ivr-menus/{ivrMenuId}';

export const listIvrMenus = operation({
  id: 'listIvrMenus',
  service: 'ivr-menus',
  method: 'GET',
  path: '/ivr-menus',
  summary: 'List IVR menus by name',
  access: administrators('routing.read'),
  query: z.strictObject({
    ...pageQuery,
    q: z.string().max(100).optional().meta({ description: 'The beginning of the name' }),
  }),
  success: 200,
  reply: page(ivrMenu).meta({ id: 'IvrMenuPage' }),
  problems: ['invalid-cursor'],
});

export const createIvrMenu = operation({
  id: 'createIvrMenu',
  service: 'ivr-menus',
  method: 'POST',
  path: '/ivr-menus',
  summary: 'Create an IVR menu',
  access: administrators(),
  body: newIvrMenu,
  success: 201,
  reply: ivrMenu,
  problems: ['number-taken', 'number-not-available'],
});

export const getIvrMenu = operation({
  id: 'getIvrMenu',
  service: 'ivr-menus',
  method: 'GET',
  path,
  summary: 'Get an IVR menu',
  access: administrators('routing.read'),
  params,
  success: 200,
  reply: ivrMenu,
  problems: [],
});

export const updateIvrMenu = operation({
  id: 'updateIvrMenu',
  service: 'ivr-menus',
  method: 'PATCH',
  path,
  summary: 'Change an IVR menu',
  access: administrators(),
  params,
  body: ivrMenuChange,
  success: 200,
  reply: ivrMenu,
  problems: ['number-taken', 'number-not-available', 'stale-version'],
  versioned: true,
});

export const deleteIvrMenu = operation({
  id: 'deleteIvrMenu',
  service: 'ivr-menus',
  method: 'DELETE',
  path,
  summary: 'Delete an IVR menu that nothing leads to',
  access: administrators(),
  params,
  success: 204,
  problems: ['in-use', 'stale-version'],
  versioned: true,
});

export const getIvrMenuState = operation({
  id: 'getIvrMenuState',
  service: 'ivr-menus',
  method: 'GET',
  path: `${path}/state`,
  summary: 'Whether it is open at a moment, because of what, and until when',
  access: administrators('routing.read'),
  params,
  query: stateQuery,
  success: 200,
  reply: targetState,
  problems: [],
});

export const getIvrMenuTimeline = operation({
  id: 'getIvrMenuTimeline',
  service: 'ivr-menus',
  method: 'GET',
  path: `${path}/timeline`,
  summary: 'When it opens and closes between two instants, at most 400 days apart; may be kept for 35 days',
  access: administrators('routing.read'),
  params,
  query: timelineQuery,
  success: 200,
  reply: timeline,
  problems: [],
});

export const setIvrMenuOverride = operation({
  id: 'setIvrMenuOverride',
  service: 'ivr-menus',
  method: 'PUT',
  path: `${path}/override`,
  summary: 'Open or close it now until an instant; then it goes back by itself',
  access: administrators(),
  params,
  body: givenOverride,
  success: 200,
  reply: overridden,
  versioned: true,
  problems: ['stale-version'],
});

export const removeIvrMenuOverride = operation({
  id: 'removeIvrMenuOverride',
  service: 'ivr-menus',
  method: 'DELETE',
  path: `${path}/override`,
  summary: 'Back to what is planned',
  access: administrators(),
  params,
  success: 204,
  versioned: true,
  problems: ['stale-version'],
});
