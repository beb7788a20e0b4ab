import { isDeepStrictEqual } from 'node:util';
import { transact } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { countOrderDrafts, findOrderDraft, orderDraftWrite } from '../../adapters/table/order-drafts.ts';
import { findPoolNumbers, poolNumberWrite } from '../../adapters/table/pool-numbers.ts';
import * as contract from '../../contract/order-drafts.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import { draftNumbers, numbersNamed, numbersOfSavedDraft, type OrderDraft } from '../../domain/order-draft.ts';
import { implement } from '../request.ts';
import { administratorOf } from './administrator-of.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { draftReply } from './draft-reply.ts';

/** Saves a draft, and reserves the numbers in it. A number that somebody else has does not keep the draft from being saved. */
export const putOrderDraft = implement(contract.putOrderDraft, (request, { table }: SubscriptionsDependencies) => {
  const { organizationId, path, body, now, at } = request;
  const owner = { by: administratorOf(request), id: path.draftId };
  return retryOnConflict(async () => {
    const before = await findOrderDraft(table, organizationId, { ...owner, now });
    const saved = { ...owner, contents: body };
    const [pool] = await Promise.all([
      findPoolNumbers(table, [...numbersNamed(body), ...(before?.reservedNumbers ?? [])]),
      before === null && assertRoom(table, organizationId, owner.by),
    ]);
    const changed = numbersOfSavedDraft(saved, { organization: organizationId, pool, now });
    const read = {
      organization: organizationId,
      pool: new Map([...pool, ...changed.map((number) => [number.number, number] as const)]),
      now,
    };
    const { reserved } = draftNumbers(saved, read);
    const isSame = before !== null && isDeepStrictEqual(contract.draftContents.parse(before.contents), body);
    const draft: OrderDraft = {
      ...saved,
      reservedNumbers: reserved,
      savedAt: at,
      version: (before?.version ?? 0) + (isSame ? 0 : 1),
      revision: before?.revision ?? 0,
    };
    await transact(table, [orderDraftWrite(organizationId, before, draft), ...changed.map(poolNumberWrite)]);
    return draftReply(draft, read);
  });
});

/** @throws DomainError `too-many-drafts` */
async function assertRoom(
  table: SubscriptionsDependencies['table'],
  organization: OrganizationId,
  by: UserId,
): Promise<void> {
  const { mostDrafts: most } = contract;
  if ((await countOrderDrafts(table, organization, by, most)) >= most)
    throw new DomainError('too-many-drafts', { values: { most } });
}
