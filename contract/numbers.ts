/** Numbers that the operator owns: the pools, and what is free in them. */
import * as z from 'zod';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import { poolNumberKind, poolNumberKinds, poolNumberStatuses, type PoolNumberKind } from '../domain/pool-number.ts';
import { idOf, instant, page, pageQuery, referenceTo, refuse } from './fields.ts';
import { administrators, operation, operatorMachine } from './operation.ts';
import { e164 } from './phone-number.ts';
import type { E164 } from '../domain/phone-number.ts';

/** A number that can be in a pool, in any spelling, with its kind. */
const poolNumber = z
  .string()
  .max(40)
  .transform((typed, context): { readonly number: E164; readonly kind: PoolNumberKind } => {
    const parsed = parsePhoneNumber(typed);
    const kind = parsed.ok ? poolNumberKind(parsed.kind) : null;
    if (parsed.ok && kind !== null) return { number: parsed.number, kind };
    if (parsed.ok) refuse(context, 'not-in-a-pool');
    else refuse(context, parsed.code, parsed.values && { values: parsed.values });
    return z.NEVER;
  })
  .meta({ override: { type: 'string', maxLength: 40, example: '+46701740605' } });

export const createNumberRange = operation({
  id: 'createNumberRange',
  service: 'onboarding',
  method: 'POST',
  path: '/number-ranges',
  summary:
    "Add numbers to an organisation's pool, or to the operator's; numbers that are there already stay as they are",
  access: operatorMachine('operator.write'),
  body: z
    .strictObject({
      organizationId: referenceTo('org').optional().meta({ description: "Left out: the operator's pool" }),
      numbers: z.array(poolNumber).min(1).max(50),
    })
    .meta({ id: 'NumberRange' }),
  success: 201,
  reply: z
    .object({
      organizationId: idOf('org').nullable(),
      added: z.array(e164),
      existing: z.array(e164).meta({ description: 'Were in the same pool before' }),
    })
    .meta({ id: 'CreatedNumberRange' }),
  problems: ['number-taken'],
});

export const pooledNumber = z
  .object({
    number: e164,
    kind: z.enum(poolNumberKinds),
    status: z.enum(poolNumberStatuses),
    pool: z.enum(['organization', 'operator']).meta({ description: 'In whose range it is' }),
    userId: idOf('usr').nullable(),
    until: instant.nullable().meta({ description: 'When a reservation or the quarantine ends' }),
  })
  .meta({ id: 'PooledNumber' });
export type PooledNumberReply = z.infer<typeof pooledNumber>;

export const listNumbers = operation({
  id: 'listNumbers',
  service: 'subscriptions',
  method: 'GET',
  path: '/numbers',
  summary: "List numbers: the organisation's, then those of the operator that are available",
  access: administrators(),
  query: z.strictObject({
    ...pageQuery,
    kind: z.enum(poolNumberKinds).optional(),
    status: z.enum(poolNumberStatuses).default('available'),
  }),
  success: 200,
  reply: page(pooledNumber).meta({ id: 'PooledNumberPage' }),
  problems: ['invalid-cursor'],
});

export const suggestNumbers = operation({
  id: 'suggestNumbers',
  service: 'subscriptions',
  method: 'GET',
  path: '/numbers/suggestions',
  summary: 'Available numbers in three ways: in a row, easy to remember, and near those of a department',
  access: administrators(),
  query: z.strictObject({
    kind: z.enum(poolNumberKinds),
    count: z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number)
      .pipe(z.number().min(1).max(10))
      .default(1)
      .meta({ override: { type: 'integer', minimum: 1, maximum: 10, default: 1 }, description: 'How many in a row' }),
    userId: idOf('usr').optional().meta({ description: 'Near the numbers of the department of this user' }),
  }),
  success: 200,
  reply: z
    .object({
      inRow: z.array(e164).nullable().meta({ description: 'The first `count` numbers in a row; null: there are none' }),
      easy: z.array(e164).meta({ description: 'The ten that are easiest to remember' }),
      near: z.array(e164).meta({ description: "The ten nearest to the department's; empty without a user" }),
    })
    .meta({ id: 'NumberSuggestions' }),
  problems: [],
});
