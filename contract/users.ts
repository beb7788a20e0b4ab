/** Users: the people of an organisation's PBX. */
import * as z from 'zod';
import { languages, usernamePattern, userStatuses, userTypes } from '../domain/user.ts';
import { date, email, flag, idOf, instant, page, pageQuery, refuse, text } from './fields.ts';
import { administrators, operation } from './operation.ts';
import { e164, phoneNumber } from './phone-number.ts';

/** What a list shows of a user; 25 of them must fit in two read units (see `docs/adr/0006`). */
export const userSummary = z
  .object({
    id: idOf('usr'),
    firstName: z.string(),
    lastName: z.string(),
    email: z.string().nullable(),
    username: z.string(),
    primaryNumber: e164.nullable(),
    secondaryNumber: e164.nullable(),
    administrator: z.boolean(),
    status: z.enum(userStatuses),
    appActivatedAt: instant.nullable(),
    version: z.int(),
  })
  .meta({ id: 'UserSummary' });
export type UserSummary = z.infer<typeof userSummary>;

export const user = z
  .object({
    id: idOf('usr'),
    username: z.string(),
    customUsername: z.string().nullable(),
    email: z.string().nullable(),
    firstName: z.string(),
    lastName: z.string(),
    userType: z.enum(userTypes),
    administrator: z.boolean(),
    softphone: z.boolean(),
    mobileVoip: z.boolean(),
    primaryNumber: e164.nullable(),
    secondaryNumber: e164.nullable(),
    aliases: z.array(e164),
    department: z.string().nullable(),
    city: z.string().nullable(),
    language: z.enum(languages),
    invoiceAddressId: z.string().nullable(),
    activatesOn: z.iso.date().nullable(),
    expiresOn: z.iso.date().nullable(),
    deactivatesOn: z.iso.date().nullable(),
    status: z.enum(userStatuses),
    appActivatedAt: instant.nullable(),
    createdAt: instant,
    version: z.int(),
  })
  .meta({ id: 'User' });
export type UserReply = z.infer<typeof user>;

const username = z
  .string()
  .transform((typed) => typed.normalize('NFKC').trim().toLowerCase())
  .superRefine((value, context) => {
    if (!usernamePattern.test(value)) refuse(context, 'not-a-username');
  })
  .meta({ override: { type: 'string', minLength: 2, maxLength: 64, example: 'anna.andersson' } });

/** What an administrator fills in. Only the names are required: the rest has a default that fits most colleagues. */
const newUser = z
  .strictObject({
    firstName: text(128),
    lastName: text(128),
    username: username.optional().meta({ description: 'Made from the name when left out' }),
    customUsername: username.nullable().default(null),
    email: email.nullable().default(null),
    userType: z.enum(userTypes).default('user'),
    administrator: z.boolean().default(false),
    softphone: z.boolean().default(true),
    mobileVoip: z.boolean().default(true),
    primaryNumber: phoneNumber.nullable().default(null),
    secondaryNumber: phoneNumber.nullable().default(null),
    aliases: z.array(phoneNumber).max(5).default([]),
    department: text(128).nullable().default(null),
    city: text(128).nullable().default(null),
    language: z.enum(languages).optional().meta({ description: "The organisation's language when left out" }),
    invoiceAddressId: z.string().max(64).nullable().default(null),
    activatesOn: date.nullable().default(null),
    expiresOn: date.nullable().default(null),
    deactivatesOn: date.nullable().default(null),
  })
  .superRefine(({ aliases }, context) => {
    for (const [place, alias] of aliases.entries()) {
      if (aliases.indexOf(alias) < place) refuse(context, 'doubled', { path: ['aliases', place] });
    }
  })
  .meta({ id: 'NewUser' });

export const listUsers = operation({
  id: 'listUsers',
  service: 'users',
  method: 'GET',
  path: '/users',
  summary: 'List users, or search them by the beginning of a name, e-mail, username or number',
  access: administrators('users.read'),
  query: z.strictObject({
    ...pageQuery,
    q: z.string().max(100).optional(),
    administrator: flag.optional(),
    status: z.enum(userStatuses).optional(),
  }),
  success: 200,
  reply: page(userSummary).meta({ id: 'UserPage' }),
  problems: ['invalid-cursor'],
});

export const createUser = operation({
  id: 'createUser',
  service: 'users',
  method: 'POST',
  path: '/users',
  summary: 'Create a user; the one-time password is shown in this reply and never again',
  access: administrators(),
  body: newUser,
  success: 201,
  reply: user.extend({ initialPassword: z.string().nullable() }).meta({ id: 'CreatedUser' }),
  problems: ['login-taken'],
  secrets: ['initialPassword'],
});

export const getUser = operation({
  id: 'getUser',
  service: 'users',
  method: 'GET',
  path: '/users/{userId}',
  summary: 'Get a user',
  access: administrators('users.read'),
  params: z.object({ userId: idOf('usr') }),
  success: 200,
  reply: user,
  problems: [],
});
