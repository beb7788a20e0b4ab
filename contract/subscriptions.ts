/** Subscriptions: list, change, block and replace a SIM card, end. */
import * as z from 'zod';
import { subscriptionStatuses } from '../domain/subscription.ts';
import { productCodes, productsPrice } from './catalogue.ts';
import { date, idOf, instant, page, pageQuery, referenceTo } from './fields.ts';
import { administrators, operation } from './operation.ts';
import { e164 } from './phone-number.ts';
import { simChoice } from './subscription-orders.ts';

const day = z.string().meta({ example: '2026-12-24' });

export const subscription = z
  .object({
    id: idOf('sub'),
    status: z.enum(subscriptionStatuses),
    userId: idOf('usr'),
    orderId: idOf('ord'),
    products: z.array(z.string()),
    price: productsPrice,
    catalogueVersion: z.string(),
    number: e164.nullable(),
    simCards: z.array(z.object({ product: z.string(), iccid: z.string(), status: z.enum(['active', 'blocked']) })),
    activatedAt: instant,
    boundUntil: day.nullable().meta({ description: 'The first day on which it can end' }),
    change: z
      .object({ products: z.array(z.string()), price: productsPrice, from: day })
      .nullable()
      .meta({ description: 'Other products from a day on' }),
    replacementOrderId: idOf('ord')
      .nullable()
      .meta({ description: 'The latest order of a SIM card in place of its own' }),
    endsOn: day.nullable().meta({ description: 'The first day without it' }),
    version: z.int(),
  })
  .meta({ id: 'Subscription' });
export type SubscriptionReply = z.infer<typeof subscription>;

const params = z.object({ subscriptionId: idOf('sub') });
const path = '/subscriptions/{subscriptionId}';

export const listSubscriptions = operation({
  id: 'listSubscriptions',
  service: 'subscriptions',
  method: 'GET',
  path: '/subscriptions',
  summary: 'List subscriptions, the newest first, of all users or of one',
  access: administrators('billing.read'),
  query: z.strictObject({ ...pageQuery, userId: idOf('usr').optional() }),
  success: 200,
  reply: page(subscription).meta({ id: 'SubscriptionPage' }),
  problems: ['invalid-cursor'],
});

export const getSubscription = operation({
  id: 'getSubscription',
  service: 'subscriptions',
  method: 'GET',
  path,
  summary: 'Get a subscription',
  access: administrators('billing.read'),
  params,
  success: 200,
  reply: subscription,
  problems: [],
});

export const updateSubscription = operation({
  id: 'updateSubscription',
  service: 'subscriptions',
  method: 'PATCH',
  path,
  summary: 'Change the add-ons from a day on. The products that it has cancel a change that is planned',
  access: administrators(),
  params,
  body: z
    .strictObject({
      products: productCodes.min(1),
      from: date,
      catalogueVersion: z.string().max(40).optional().meta({ description: 'Of the price that was shown' }),
    })
    .meta({ id: 'SubscriptionChange' }),
  success: 200,
  reply: subscription,
  problems: ['illegal-transition', 'catalogue-changed', 'stale-version'],
  versioned: true,
});

export const blockSim = operation({
  id: 'blockSim',
  service: 'subscriptions',
  method: 'POST',
  path: `${path}/block-sim`,
  summary: 'Block the SIM cards of a subscription at once. Those that are blocked stay so',
  access: administrators(),
  params,
  success: 200,
  reply: subscription,
  problems: ['illegal-transition'],
});

export const unblockSim = operation({
  id: 'unblockSim',
  service: 'subscriptions',
  method: 'POST',
  path: `${path}/unblock-sim`,
  summary: 'Unblock the SIM cards of a subscription',
  access: administrators(),
  params,
  success: 200,
  reply: subscription,
  problems: ['illegal-transition'],
});

export const replaceSim = operation({
  id: 'replaceSim',
  service: 'subscriptions',
  method: 'POST',
  path: `${path}/replace-sim`,
  summary:
    "Replace the base plan's SIM card: at once by one at hand, or by one that is sent, once the warehouse has reported it",
  access: administrators(),
  params,
  body: simChoice,
  success: 200,
  reply: subscription,
  problems: ['illegal-transition', 'sim-card-taken'],
});

export const endSubscription = operation({
  id: 'endSubscription',
  service: 'subscriptions',
  method: 'POST',
  path: `${path}/end`,
  summary: 'End a subscription on a day; null: let it go on',
  access: administrators(),
  params,
  body: z
    .strictObject({ on: date.nullable().meta({ description: 'The first day without it' }) })
    .meta({ id: 'SubscriptionEnd' }),
  success: 200,
  reply: subscription,
  problems: ['illegal-transition', 'binding-remains'],
});

export const moveSubscription = operation({
  id: 'moveSubscription',
  service: 'subscriptions',
  method: 'POST',
  path: `${path}/move`,
  summary: 'Move a subscription to another user, with its number, SIM cards, price and binding',
  access: administrators(),
  params,
  body: z.strictObject({ userId: referenceTo('usr') }).meta({ id: 'SubscriptionMove' }),
  success: 200,
  reply: subscription,
  problems: ['illegal-transition'],
});
