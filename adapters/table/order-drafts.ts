/** Drafts of orders in the table: OD1 get one, OD2 list those of an administrator, OD3 write one, OD4 delete one. */
import * as z from 'zod';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import type { DraftContents, OrderDraft } from '../../domain/order-draft.ts';
import { countItems, getItem, query, type Item, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { atRevision } from './concurrent-write.ts';
import { keys } from './keys.ts';
import { e164 } from './stored-values.ts';

/** Kept for 30 days after it was saved. */
const keptSeconds = 30 * 24 * 3600;

const schema = z.object({
  sk: z.string(),
  contents: z.custom<DraftContents>((contents) => typeof contents === 'object' && contents !== null),
  reservedNumbers: z.array(e164),
  savedAt: z.string(),
  version: z.number(),
  revision: z.number(),
  expiresAtEpochSeconds: z.number(),
});

/** Null when it is kept no longer. @throws ZodError when the item is none */
function parseDraft(by: UserId, item: Item, now: number): OrderDraft | null {
  const { sk: id, expiresAtEpochSeconds, ...fields } = schema.parse(item);
  return expiresAtEpochSeconds * 1000 > now ? { id, by, ...fields } : null;
}

/** OD1 A draft of an administrator, or null. GetItem, consistent, 1–6 RCU. */
export async function findOrderDraft(
  table: Table,
  organization: OrganizationId,
  { by, id, now }: Pick<OrderDraft, 'by' | 'id'> & { readonly now: number },
): Promise<OrderDraft | null> {
  const item = await getItem(table, keys.orderDraft(organization, by, id));
  return item && parseDraft(by, item, now);
}

/** OD2 The drafts of an administrator, by id. Query, consistent. A page may be shorter than `limit`. */
export async function listOrderDrafts(
  table: Table,
  organization: OrganizationId,
  {
    by,
    after,
    limit,
    now,
  }: { readonly by: UserId; readonly after: string | null; readonly limit: number; readonly now: number },
): Promise<{ readonly drafts: readonly OrderDraft[]; readonly last: string | null }> {
  const { items, last } = await query(table, {
    partition: keys.orderDraft(organization, by, '').pk,
    after: after === null ? undefined : keys.orderDraft(organization, by, after),
    limit,
    consistent: true,
  });
  return {
    drafts: items.map((item) => parseDraft(by, item, now)).filter((draft) => draft !== null),
    last: last && last.sk,
  };
}

/** OD2 How many drafts an administrator has, up to a limit. Query. */
export const countOrderDrafts = (
  table: Table,
  organization: OrganizationId,
  by: UserId,
  limit: number,
): Promise<number> => countItems(table, keys.orderDraft(organization, by, '').pk, limit);

/**
 * OD3 The write of a draft, under the revision that was read. `after` is written as the next revision.
 * @param before null: there was none, or it is kept no longer
 */
export function orderDraftWrite(organization: OrganizationId, before: OrderDraft | null, after: OrderDraft): Write {
  const { id, by, ...fields } = after;
  const savedAtSeconds = Math.ceil(Date.parse(after.savedAt) / 1000);
  const asRead = atRevision(before?.revision ?? 0, 'order draft');
  return {
    put: {
      ...keys.orderDraft(organization, by, id),
      ...fields,
      revision: (before?.revision ?? 0) + 1,
      expiresAtEpochSeconds: savedAtSeconds + keptSeconds,
    },
    ...asRead,
    ...(before === null && {
      condition: `${asRead.condition} OR expiresAtEpochSeconds <= :now`,
      values: { ':now': savedAtSeconds },
    }),
  };
}

/** OD4 The write that deletes a draft, if it is there: its administrator deletes it, or the order that it has become. */
export const orderDraftDelete = (
  organization: OrganizationId,
  { by, id }: Pick<OrderDraft, 'by' | 'id'>,
): Write & { readonly delete: unknown } => ({ delete: keys.orderDraft(organization, by, id) });
