/** Requests to move numbers here from other operators. */
import * as z from 'zod';
import { poolNumberKinds } from '../domain/pool-number.ts';
import { portActors, portTasks } from '../domain/port-next-step.ts';
import { noticeStates, operatorReasons, ownerKinds, portStates, rejectionReasons } from '../domain/port-request.ts';
import { actor } from './actor.ts';
import { idOf, instant, page, pageQuery, referenceTo, refuse, text } from './fields.ts';
import { administrators, operation, organizationMachine } from './operation.ts';
import { e164 } from './phone-number.ts';
import { currentOwner, localTime, portStart } from './port-fields.ts';

const portNextStep = z
  .object({ who: z.enum(portActors), what: z.enum(portTasks), by: instant.nullable() })
  .meta({ id: 'PortNextStep' });

export const portRequest = z
  .object({
    id: idOf('prt'),
    number: e164,
    numberKind: z.enum(poolNumberKinds),
    state: z.enum(portStates),
    needsOperator: z.boolean().meta({ description: "The operator's staff must look into it" }),
    operatorReason: z.enum(operatorReasons).nullable(),
    orderId: idOf('ord'),
    userId: idOf('usr'),
    attempt: z.int().meta({ description: 'From 1: each correction and each other hour is a new one' }),
    requestedStart: localTime,
    confirmedStart: localTime.nullable(),
    timeZone: z.string(),
    cutOffAt: instant.meta({ description: 'Until then an accepted request can be cancelled and rescheduled' }),
    currentOwner: z.object({
      kind: z.enum(ownerKinds),
      name: z.string(),
      maskedIdentityNumber: z.string().meta({ example: '850709-****' }),
    }),
    needsConsent: z.boolean(),
    documentId: idOf('doc').nullable(),
    rejection: z
      .object({
        reasonCode: z.enum(rejectionReasons),
        text: z.string().nullable().meta({ description: 'What the losing operator wrote' }),
        fix: z.string().meta({ description: 'What to do, in the language of the request' }),
      })
      .nullable(),
    timeline: z.array(
      z.object({
        at: instant,
        actor,
        from: z.enum(portStates).nullable(),
        to: z.enum(portStates),
        reason: z.string().nullable(),
      }),
    ),
    notice: z.enum(noticeStates).nullable().meta({ description: 'Of the SMS that says that the number has moved' }),
    nextStep: portNextStep,
    placedAt: instant,
    version: z.int(),
  })
  .meta({ id: 'PortRequest' });
export type PortRequestReply = z.infer<typeof portRequest>;

const params = z.object({ portRequestId: idOf('prt') });
const path = '/port-requests/{portRequestId}';

export const listPortRequests = operation({
  id: 'listPortRequests',
  service: 'porting',
  method: 'GET',
  path: '/port-requests',
  summary: 'List port requests, the newest first: all, or those that wait for an administrator',
  access: administrators('porting.answer'),
  query: z.strictObject({
    ...pageQuery,
    waitsFor: z
      .enum(['administrator'])
      .optional()
      .meta({ description: 'Those whose next step is an administrator’s: a correction, a power of attorney' }),
  }),
  success: 200,
  reply: page(portRequest).meta({ id: 'PortRequestPage' }),
  problems: ['invalid-cursor'],
});

export const getPortRequest = operation({
  id: 'getPortRequest',
  service: 'porting',
  method: 'GET',
  path,
  summary: 'Get a port request with its timeline and next step',
  access: administrators('porting.answer'),
  params,
  success: 200,
  reply: portRequest,
  problems: [],
});

export const cancelPortRequest = operation({
  id: 'cancelPortRequest',
  service: 'porting',
  method: 'POST',
  path: `${path}/cancel`,
  summary: 'Cancel a port and its order, until two working days before the hour. One that is cancelled stays so',
  access: administrators(),
  params,
  success: 200,
  reply: portRequest,
  problems: ['illegal-transition'],
});

export const resubmitPortRequest = operation({
  id: 'resubmitPortRequest',
  service: 'porting',
  method: 'POST',
  path: `${path}/resubmit`,
  summary: 'Correct a rejected request and send it again; something must be corrected',
  access: administrators(),
  params,
  body: z
    .strictObject({
      corrections: z
        .strictObject({
          currentOwner: currentOwner.optional(),
          requestedStart: portStart.optional(),
          documentId: referenceTo('doc').optional(),
        })
        .superRefine((corrections, context) => {
          if (Object.values(corrections).every((value) => value === undefined)) refuse(context, 'required');
        }),
    })
    .meta({ id: 'PortResubmission' }),
  success: 200,
  reply: portRequest,
  problems: ['illegal-transition', 'not-ready'],
});

export const reschedulePortRequest = operation({
  id: 'reschedulePortRequest',
  service: 'porting',
  method: 'POST',
  path: `${path}/reschedule`,
  summary: 'Ask for another hour, until two working days before the confirmed one; the losing operator answers anew',
  access: administrators(),
  params,
  body: z.strictObject({ requestedStart: portStart }).meta({ id: 'PortReschedule' }),
  success: 200,
  reply: portRequest,
  problems: ['illegal-transition'],
});

export const consentToPort = operation({
  id: 'consentToPort',
  service: 'porting',
  method: 'POST',
  path: `${path}/consent`,
  summary: 'Add the power of attorney that a request waits for: it is sent to the losing operator',
  access: administrators(),
  params,
  body: z.strictObject({ documentId: referenceTo('doc') }).meta({ id: 'PortConsent' }),
  success: 200,
  reply: portRequest,
  problems: ['illegal-transition', 'not-ready'],
});

export const answerPortRequest = operation({
  id: 'answerPortRequest',
  service: 'porting',
  method: 'POST',
  path: `${path}/answers`,
  summary:
    'Answer a request as the losing operator. The same answerId again gets the first reply; 202 before the workflow waits',
  access: organizationMachine('porting.answer'),
  params,
  body: z
    .strictObject({
      answerId: z
        .string()
        .min(1)
        .max(64)
        .regex(/^[\x21-\x7e]+$/),
      kind: z.enum(['accepted', 'rejected', 'completed', 'failed']),
      confirmedStart: portStart.optional().meta({ description: 'Of accepted; left out: the requested hour' }),
      reasonCode: z.enum(rejectionReasons).optional().meta({ description: 'Of rejected' }),
      text: text(500).optional().meta({ description: 'For people; personal numbers in it are masked' }),
    })
    .superRefine(({ kind, confirmedStart, reasonCode }, context) => {
      if (kind === 'rejected' && reasonCode === undefined) refuse(context, 'required', { path: ['reasonCode'] });
      if (kind !== 'rejected' && reasonCode !== undefined) refuse(context, 'not-needed', { path: ['reasonCode'] });
      if (kind !== 'accepted' && confirmedStart !== undefined)
        refuse(context, 'not-needed', { path: ['confirmedStart'] });
    })
    .meta({ id: 'PortAnswer' }),
  success: 202,
  unchanged: 200,
  reply: portRequest,
  problems: ['illegal-transition', 'idempotency-mismatch'],
});

export const getPortOwner = operation({
  id: 'getPortOwner',
  service: 'porting',
  method: 'GET',
  path: `${path}/current-owner`,
  summary: 'Get the owner of the number with the whole identity number, for the porting gateway alone',
  access: organizationMachine('porting.identity'),
  params,
  success: 200,
  reply: z.object({ kind: z.enum(ownerKinds), name: z.string(), identityNumber: z.string() }).meta({ id: 'PortOwner' }),
  problems: [],
});
