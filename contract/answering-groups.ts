/** Answering groups: the colleagues whose telephones ring when a customer calls one number. */
import * as z from 'zod';
import { mostAgents, strategies } from '../domain/answering-group.ts';
import { idOf, instant, page, pageQuery, referenceTo, refuse, text } from './fields.ts';
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

/** Each colleague once; their order is the order of `in-order`. */
const agents = z
  .array(z.strictObject({ userId: referenceTo('usr'), loggedIn: z.boolean() }))
  .max(mostAgents)
  .superRefine((given, context) => {
    for (const [place, { userId }] of given.entries()) {
      if (given.findIndex((other) => other.userId === userId) < place)
        refuse(context, 'doubled', { path: [place, 'userId'] });
    }
  });

export const answeringGroup = z
  .object({
    id: idOf('grp'),
    name: z.string(),
    number: e164.nullable(),
    strategy: z.enum(strategies),
    agents: z.array(z.object({ userId: idOf('usr'), loggedIn: z.boolean() })),
    openingHours: openingHoursReply,
    closedMessageId: idOf('msg').nullable(),
    override: overrideReply,
    overrideVersion,
    warnings: z.array(z.enum(['nobody-logged-in'])).meta({
      description:
        'nobody-logged-in: no agent is logged in to the group, so no telephone rings while it is open. It goes by `agents` ' +
        'alone: one who is logged in counts, also while the user is pending or deactivated (`status` of the user)',
    }),
    createdAt: instant,
    version: z.int(),
  })
  .meta({ id: 'AnsweringGroup' });
export type AnsweringGroupReply = z.infer<typeof answeringGroup>;

const changeable = {
  name: text(100),
  number: phoneNumber.nullable(),
  strategy: z.enum(strategies),
  agents,
  openingHours,
  closedMessageId: referenceTo('msg').nullable(),
};

const newAnsweringGroup = z
  .strictObject({
    ...changeable,
    number: changeable.number.default(null),
    strategy: changeable.strategy.default('ring-all'),
    agents: agents.default([]),
    openingHours: openingHours.default(null),
    closedMessageId: changeable.closedMessageId.default(null),
  })
  .meta({ id: 'NewAnsweringGroup' });

const answeringGroupChange = z
  .strictObject({ ...changeable, agents: agents.nullable().transform((given) => given ?? []) })
  .partial()
  .meta({ id: 'AnsweringGroupChange' });

const params = z.object({ answeringGroupId: idOf('grp') });
const path = '/answering-groups/{answeringGroupId}';

export const listAnsweringGroups = operation({
  id: 'listAnsweringGroups',
  service: 'answering-groups',
  method: 'GET',
  path: '/answering-groups',
  summary: 'List answering groups by name',
  access: administrators('routing.read'),
  query: z.strictObject({
    ...pageQuery,
    q: z.string().max(100).optional().meta({ description: 'The beginning of the name' }),
  }),
  success: 200,
  reply: page(answeringGroup).meta({ id: 'AnsweringGroupPage' }),
  problems: ['invalid-cursor'],
});

export const createAnsweringGroup = operation({
  id: 'createAnsweringGroup',
  service: 'answering-groups',
  method: 'POST',
  path: '/answering-groups',
  summary: 'Create an answering group',
  access: administrators(),
  body: newAnsweringGroup,
  success: 201,
  reply: answeringGroup,
  problems: ['number-taken', 'number-not-available'],
});

export const getAnsweringGroup = operation({
  id: 'getAnsweringGroup',
  service: 'answering-groups',
  method: 'GET',
  path,
  summary: 'Get an answering group',
  access: administrators('routing.read'),
  params,
  success: 200,
  reply: answeringGroup,
  problems: [],
});

export const updateAnsweringGroup = operation({
  id: 'updateAnsweringGroup',
  service: 'answering-groups',
  method: 'PATCH',
  path,
  summary: 'Change an answering group',
  access: administrators(),
  params,
  body: answeringGroupChange,
  success: 200,
  reply: answeringGroup,
  problems: ['number-taken', 'number-not-available', 'stale-version'],
  versioned: true,
});

export const deleteAnsweringGroup = operation({
  id: 'deleteAnsweringGroup',
  service: 'answering-groups',
  method: 'DELETE',
  path,
  summary: 'Delete an answering group that nothing leads to',
  access: administrators(),
  params,
  success: 204,
  problems: ['in-use', 'stale-version'],
  versioned: true,
});

export const getAnsweringGroupState = operation({
  id: 'getAnsweringGroupState',
  service: 'answering-groups',
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

export const getAnsweringGroupTimeline = operation({
  id: 'getAnsweringGroupTimeline',
  service: 'answering-groups',
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

export const setAnsweringGroupOverride = operation({
  id: 'setAnsweringGroupOverride',
  service: 'answering-groups',
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

export const removeAnsweringGroupOverride = operation({
  id: 'removeAnsweringGroupOverride',
  service: 'answering-groups',
  method: 'DELETE',
  path: `${path}/override`,
  summary: 'Back to what is planned',
  access: administrators(),
  params,
  success: 204,
  versioned: true,
  problems: ['stale-version'],
});
