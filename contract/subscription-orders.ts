/** Orders of subscriptions. */
import * as z from 'zod';
import { nextStepActors, nextStepTasks, orderFailures, orderStatuses } from '../domain/subscription-order.ts';
import { actor } from './actor.ts';
import { productCodes, productsPrice } from './catalogue.ts';
import { date, idOf, instant, page, pageQuery, referenceTo, refuse } from './fields.ts';
import { iccid } from './iccid.ts';
import { administrators, operation, organizationMachine } from './operation.ts';
import { draftId } from './order-drafts.ts';
import { e164, phoneNumber } from './phone-number.ts';
import { portChoice } from './port-fields.ts';
import { postalAddress } from './postal-address.ts';

/** A SIM card at hand, or where one is sent. */
export const simChoice = z
  .strictObject({
    iccid: iccid.optional().meta({ description: 'Printed on the card at hand' }),
    shipTo: postalAddress.optional(),
  })
  .superRefine((choice, context) => {
    if ((choice.iccid === undefined) === (choice.shipTo === undefined)) refuse(context, 'sim-or-address');
  })
  .meta({ id: 'SimChoice' });

/** Which number a subscription gets. */
const numberChoice = z
  .strictObject({
    new: phoneNumber.optional().meta({ description: 'An available one: see GET /numbers' }),
    port: portChoice.optional().meta({ description: 'One that another operator has, and that moves here' }),
  })
  .superRefine((choice, context) => {
    if ((choice.new === undefined) === (choice.port === undefined)) refuse(context, 'new-or-port');
  })
  .meta({ id: 'NumberChoice' });

/** What is the user's own in an order. */
const line = {
  userId: referenceTo('usr'),
  sim: simChoice.optional().meta({ description: 'Of the base plan. Left out when the products need no SIM card' }),
  number: numberChoice.optional().meta({ description: 'Left out when the base plan has no number' }),
};

/** The greatest number of users in one order. */
export const mostLines = 10;
/** Of them so many with a number that moves here: a port has more items, and a transaction takes 100. */
const mostPorts = 5;

const shared = {
  products: productCodes.min(1),
  activatesOn: date.optional().meta({
    description:
      'In the time zone of the organisation; from today, at most 365 days ahead. Left out when every number moves here: then it is the day of the hour',
  }),
  addonsShipTo: postalAddress.optional().meta({
    description:
      'Where the SIM cards of add-ons are sent, when that of the base plan is at hand. Otherwise they come with it',
  }),
  catalogueVersion: z.string().max(40).optional().meta({
    description: 'Of the summary: when the catalogue has changed since, nothing is ordered. Left out: the current one',
  }),
  draftId: draftId.optional().meta({ description: 'The draft that this was: it is deleted' }),
};

const newOrder = z
  .strictObject({
    ...shared,
    ...z.strictObject(line).partial().shape,
    lines: z
      .array(z.strictObject(line))
      .min(2)
      .max(mostLines)
      .optional()
      .meta({ description: 'In place of userId, sim and number: the same for several users, all or nothing' }),
  })
  .superRefine((order, context) => {
    const ports = (order.lines ?? [order]).filter(({ number }) => number?.port !== undefined).length;
    if (ports < (order.lines?.length ?? 1) && order.activatesOn === undefined)
      refuse(context, 'required', { path: ['activatesOn'] });
    if (ports > mostPorts) refuse(context, 'too-many-ports', { path: ['lines'], values: { most: mostPorts } });
    if (order.lines === undefined) {
      if (order.userId === undefined) refuse(context, 'required', { path: ['userId'] });
      return;
    }
    for (const field of ['userId', 'sim', 'number'] as const)
      if (order[field] !== undefined) refuse(context, 'not-needed', { path: [field] });
  })
  .meta({ id: 'NewSubscriptionOrder' });

export const nextStep = z
  .object({ who: z.enum(nextStepActors), what: z.enum(nextStepTasks), by: instant.nullable() })
  .meta({ id: 'OrderNextStep' });

export const order = z
  .object({
    id: idOf('ord'),
    status: z.enum(orderStatuses),
    userId: idOf('usr'),
    products: z.array(z.string()),
    price: productsPrice,
    catalogueVersion: z.string(),
    activatesOn: z.string().meta({ example: '2026-12-24' }),
    timeZone: z.string(),
    number: e164.nullable(),
    simCards: z.array(
      z.object({
        product: z.string(),
        iccid: z.string().nullable().meta({ description: 'null: the warehouse has not reported it' }),
      }),
    ),
    shipTo: postalAddress.nullable(),
    subscriptionId: idOf('sub').nullable().meta({ description: 'null until it is active' }),
    replacesSimOf: idOf('sub')
      .nullable()
      .meta({ description: 'The subscription that gets the SIM card in place of its own; it costs nothing' }),
    portRequestId: idOf('prt').nullable().meta({ description: 'The request that moves its number here' }),
    orderedBy: actor,
    placedAt: instant,
    needsOperator: z.boolean().meta({ description: "The operator's staff must look into it" }),
    failure: z.enum(orderFailures).nullable(),
    nextStep,
    version: z.int(),
  })
  .meta({ id: 'SubscriptionOrder' });
export type OrderReply = z.infer<typeof order>;

const params = z.object({ orderId: idOf('ord') });
const path = '/subscription-orders/{orderId}';

export const createSubscriptionOrder = operation({
  id: 'createSubscriptionOrder',
  service: 'subscriptions',
  method: 'POST',
  path: '/subscription-orders',
  summary: 'Order a subscription for a user, or the same for several; Idempotency-Key is required',
  access: administrators(),
  body: newOrder,
  success: 201,
  reply: z.union([order, z.object({ items: z.array(order) })]).meta({ id: 'PlacedOrders' }),
  problems: [
    'idempotency-key-required',
    'number-not-available',
    'number-taken',
    'sim-card-taken',
    'catalogue-changed',
    'not-ready',
  ],
  idempotencyKeyRequired: true,
});

export const listSubscriptionOrders = operation({
  id: 'listSubscriptionOrders',
  service: 'subscriptions',
  method: 'GET',
  path: '/subscription-orders',
  summary: 'List orders, the newest first, of all users or of one',
  access: administrators('billing.read'),
  query: z.strictObject({ ...pageQuery, userId: idOf('usr').optional() }),
  success: 200,
  reply: page(order).meta({ id: 'SubscriptionOrderPage' }),
  problems: ['invalid-cursor'],
});

export const getSubscriptionOrder = operation({
  id: 'getSubscriptionOrder',
  service: 'subscriptions',
  method: 'GET',
  path,
  summary: 'Get an order with its next step',
  access: administrators('billing.read', 'fulfilment.write'),
  params,
  success: 200,
  reply: order,
  problems: [],
});

export const cancelSubscriptionOrder = operation({
  id: 'cancelSubscriptionOrder',
  service: 'subscriptions',
  method: 'POST',
  path: `${path}/cancel`,
  summary:
    'Cancel an order that is not active yet, with its port; its number and SIM cards are free again. One that is cancelled stays so',
  access: administrators(),
  params,
  success: 200,
  reply: order,
  problems: ['illegal-transition'],
});

export const reportSim = operation({
  id: 'reportSim',
  service: 'subscriptions',
  method: 'POST',
  path: `${path}/sim`,
  summary: 'Report the SIM card that was sent. The same report again changes nothing',
  access: organizationMachine('fulfilment.write'),
  params,
  body: z
    .strictObject({
      iccid,
      product: z
        .string()
        .max(40)
        .optional()
        .meta({ description: 'Of which product it is; left out: the first that waits' }),
    })
    .meta({ id: 'SimReport' }),
  success: 200,
  reply: order,
  problems: ['illegal-transition', 'sim-card-taken'],
});
