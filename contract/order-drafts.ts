/** Drafts of orders: what an administrator has chosen so far, kept at each step of the wizard. */
import * as z from 'zod';
import { instant, page, pageQuery, refuse } from './fields.ts';
import { administrators, operation } from './operation.ts';
import { e164 } from './phone-number.ts';

/** As it was typed: a draft may be incomplete and wrong. The order is checked. The table takes no half of a surrogate pair. */
const typedUpTo = (longest: number) =>
  z
    .string()
    .max(longest)
    .superRefine((value, context) => {
      if (!value.isWellFormed()) refuse(context, 'invalid');
    });
const typed = typedUpTo(512);
const address = z.strictObject({ name: typed, street: typed, postalCode: typed, city: typed }).partial();
/** Identity numbers are in no draft: they are typed anew. */
const port = z
  .strictObject({
    number: typed,
    requestedStart: typed,
    currentOwner: z
      .strictObject({
        kind: typed.meta({ description: '`organization`, `person`, or `us`: the organisation itself' }),
        name: typed,
      })
      .partial(),
    documentId: typed,
  })
  .partial();
const line = z
  .strictObject({
    userId: typed,
    sim: z.strictObject({ iccid: typed.optional(), shipTo: address.optional() }),
    number: z.strictObject({ new: typed.optional(), port: port.optional() }),
  })
  .partial();

/** The contents of a draft: an order, of which anything may be missing. */
const contents = {
  products: z.array(typedUpTo(40)).max(20),
  activatesOn: typed,
  addonsShipTo: address,
  catalogueVersion: typedUpTo(40),
  ...line.shape,
  lines: z.array(line).max(10),
  step: typedUpTo(40).meta({ description: 'Where the wizard was' }),
};

/** Of a draft as JSON: an order of ten lines with an address each has some 3,000 characters. */
const longestDraft = 8000;

export const draftContents = z
  .strictObject(contents)
  .partial()
  .superRefine((draft, context) => {
    if (JSON.stringify(draft).length > longestDraft) refuse(context, 'too-long', { values: { longest: longestDraft } });
  })
  .meta({ id: 'OrderDraftContents', description: `As JSON at most ${longestDraft} characters` });
export type OrderDraftContents = z.infer<typeof draftContents>;

/** The greatest number of drafts of one administrator. */
export const mostDrafts = 20;

export const orderDraft = z
  .object({
    id: z.string(),
    ...z.object(contents).partial().shape,
    reservedNumbers: z
      .array(e164)
      .meta({ description: 'Kept for it until `reservedUntil`; each save begins the time anew' }),
    reservedUntil: instant.nullable(),
    unavailableNumbers: z.array(e164).meta({ description: 'Named by it, and somebody else has them' }),
    savedAt: instant,
    version: z.int(),
  })
  .meta({ id: 'OrderDraft' });
export type OrderDraftReply = z.infer<typeof orderDraft>;

/** Chosen by the client. */
export const draftId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .meta({ example: 'drf_01JDCQ8V9W6Z4T3R2P1N0M5K7H' });

const params = z.object({ draftId });
const path = '/order-drafts/{draftId}';

export const listOrderDrafts = operation({
  id: 'listOrderDrafts',
  service: 'subscriptions',
  method: 'GET',
  path: '/order-drafts',
  summary: "List one's own drafts",
  access: administrators(),
  self: true,
  query: z.strictObject({ ...pageQuery }),
  success: 200,
  reply: page(orderDraft).meta({ id: 'OrderDraftPage' }),
  problems: ['invalid-cursor'],
});

export const putOrderDraft = operation({
  id: 'putOrderDraft',
  service: 'subscriptions',
  method: 'PUT',
  path,
  summary: 'Save a draft of an order, under an id of your own; the numbers in it are reserved for 15 minutes',
  access: administrators(),
  params,
  body: draftContents,
  success: 200,
  reply: orderDraft,
  problems: ['too-many-drafts'],
});

export const getOrderDraft = operation({
  id: 'getOrderDraft',
  service: 'subscriptions',
  method: 'GET',
  path,
  summary: "Get a draft of one's own",
  access: administrators(),
  self: true,
  params,
  success: 200,
  reply: orderDraft,
  problems: [],
});

export const deleteOrderDraft = operation({
  id: 'deleteOrderDraft',
  service: 'subscriptions',
  method: 'DELETE',
  path,
  summary: "Delete a draft of one's own; its numbers are free again",
  access: administrators(),
  params,
  success: 204,
  problems: [],
});
