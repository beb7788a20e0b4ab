/** Users: the people of an organisation's PBX. */
import * as z from 'zod';
import { usernamePattern } from '../domain/login.ts';
import { languages } from '../domain/language.ts';
import { mostAliases } from '../domain/user-numbers.ts';
import { userStatuses, userTypes } from '../domain/user.ts';
import { email } from './addresses.ts';
import { date, flag, idOf, instant, page, pageQuery, plainField, refuse, text } from './fields.ts';
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
    restorableUntil: instant.nullable().meta({ description: 'Of a deleted user: until then it can be restored' }),
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
  .transform((typed) => plainField(typed).toLowerCase())
  .superRefine((value, context) => {
    if (!usernamePattern.test(value)) refuse(context, 'not-a-username');
  })
  .meta({ override: { type: 'string', minLength: 2, maxLength: 64, example: 'anna.andersson' } });

/** Numbers that reach the same user, each once. */
const aliases = z
  .array(phoneNumber)
  .max(mostAliases)
  .superRefine((numbers, context) => {
    for (const [place, alias] of numbers.entries()) {
      if (numbers.indexOf(alias) < place) refuse(context, 'doubled', { path: [place] });
    }
  });

/** What an administrator may say of a user at any time. */
const changeable = {
  firstName: text(128),
  lastName: text(128),
  customUsername: username.nullable(),
  email: email.nullable(),
  userType: z.enum(userTypes),
  administrator: z.boolean(),
  softphone: z.boolean(),
  mobileVoip: z.boolean(),
  primaryNumber: phoneNumber.nullable(),
  secondaryNumber: phoneNumber.nullable(),
  aliases,
  department: text(128).nullable(),
  city: text(128).nullable(),
  language: z.enum(languages),
  invoiceAddressId: z.string().max(64).nullable(),
  activatesOn: date.nullable(),
  expiresOn: date.nullable(),
  deactivatesOn: date.nullable(),
};

/** What an administrator fills in. Only the names are required: the rest has a default that fits most colleagues. */
const newUser = z
  .strictObject({
    ...changeable,
    username: username.optional().meta({ description: 'Made from the name when left out; fixed from then on' }),
    customUsername: changeable.customUsername.default(null),
    email: changeable.email.default(null),
    userType: changeable.userType.default('user'),
    administrator: changeable.administrator.default(false),
    softphone: changeable.softphone.default(true),
    mobileVoip: changeable.mobileVoip.default(true),
    primaryNumber: changeable.primaryNumber.default(null),
    secondaryNumber: changeable.secondaryNumber.default(null),
    aliases: aliases.default([]),
    department: changeable.department.default(null),
    city: changeable.city.default(null),
    language: changeable.language.optional().meta({ description: "The organisation's language when left out" }),
    invoiceAddressId: changeable.invoiceAddressId.default(null),
    activatesOn: changeable.activatesOn.default(null),
    expiresOn: changeable.expiresOn.default(null),
    deactivatesOn: changeable.deactivatesOn.default(null),
  })
  .meta({ id: 'NewUser' });

/** A change: the fields that are to be different, null to clear. */
const userChange = z
  .strictObject({ ...changeable, aliases: aliases.nullable().transform((numbers) => numbers ?? []) })
  .partial()
  .meta({ id: 'UserChange' });

const userParams = z.object({ userId: idOf('usr') });

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
  reply: user
    .extend({
      initialPassword: z
        .string()
        .nullable()
        .meta({
          description:
            'Null in the answer to a repeated request, and where no Idempotency-Key came and the account could not be made yet: it is within minutes, ' +
            'and a new one-time password opens it',
        }),
    })
    .meta({ id: 'CreatedUser' }),
  problems: ['login-taken', 'number-taken', 'number-not-available'],
  secrets: ['initialPassword'],
});

export const getUser = operation({
  id: 'getUser',
  service: 'users',
  method: 'GET',
  path: '/users/{userId}',
  summary: 'Get a user',
  access: administrators('users.read'),
  params: userParams,
  success: 200,
  reply: user,
  problems: [],
});

export const updateUser = operation({
  id: 'updateUser',
  service: 'users',
  method: 'PATCH',
  path: '/users/{userId}',
  summary: 'Change a user',
  access: administrators(),
  params: userParams,
  body: userChange,
  success: 200,
  reply: user,
  problems: ['login-taken', 'number-taken', 'number-not-available', 'last-administrator', 'stale-version'],
  versioned: true,
});

export const deleteUser = operation({
  id: 'deleteUser',
  service: 'users',
  method: 'DELETE',
  path: '/users/{userId}',
  summary: 'Delete a user; within 72 hours it can be restored, after them it is anonymised',
  access: administrators(),
  params: userParams,
  success: 204,
  problems: ['last-administrator', 'in-use', 'stale-version'],
  versioned: true,
});

export const restoreUser = operation({
  id: 'restoreUser',
  service: 'users',
  method: 'POST',
  path: '/users/{userId}/restore',
  summary: 'Restore a user who was deleted less than 72 hours ago',
  access: administrators(),
  params: userParams,
  success: 200,
  reply: user,
  problems: ['login-taken', 'number-taken', 'number-not-available', 'not-deleted'],
});

export const resetPassword = operation({
  id: 'resetPassword',
  service: 'users',
  method: 'POST',
  path: '/users/{userId}/password',
  summary: 'A new one-time password, shown in this reply and never again; ends the sessions of the user',
  access: administrators(),
  params: userParams,
  success: 200,
  reply: z.object({ initialPassword: z.string().nullable() }).meta({ id: 'OneTimePassword' }),
  problems: [],
  secrets: ['initialPassword'],
});
