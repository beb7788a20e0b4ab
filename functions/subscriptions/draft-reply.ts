/** A draft as replies have it. */
import { draftContents, type OrderDraftReply } from '../../contract/order-drafts.ts';
import { draftNumbers, type OrderDraft } from '../../domain/order-draft.ts';

/** @param read what the numbers that the draft names are now */
export function draftReply(draft: OrderDraft, read: Parameters<typeof draftNumbers>[1]): OrderDraftReply {
  const { reserved, until, unavailable } = draftNumbers(draft, read);
  return {
    id: draft.id,
    ...draftContents.parse(draft.contents),
    reservedNumbers: [...reserved],
    reservedUntil: until,
    unavailableNumbers: [...unavailable],
    savedAt: draft.savedAt,
    version: draft.version,
  };
}
