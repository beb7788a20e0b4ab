/** Answers of the losing operator: PA1 the reply to one, PA2 write it. They are kept as long as their request. */
import * as z from 'zod';
import type { OrganizationId, PortRequestId } from '../../domain/ids.ts';
import { getItem, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { ConcurrentWrite } from './concurrent-write.ts';
import { keys } from './keys.ts';

const schema = z.object({ status: z.number(), reply: z.string(), fingerprint: z.string() });

/** What an answer was replied to with. */
export interface PortAnswerReply {
  readonly status: number;
  /** JSON; empty when the answer was illegal: the problem is made anew. */
  readonly reply: string;
  /** Hash of the answer: the same id with other contents is another answer. */
  readonly fingerprint: string;
}

/** PA1 The reply to an answer, or null: it is new. GetItem, consistent, 1 RCU. */
export async function findPortAnswer(
  table: Table,
  organization: OrganizationId,
  id: PortRequestId,
  answerId: string,
): Promise<PortAnswerReply | null> {
  const item = await getItem(table, keys.portAnswer(organization, id, answerId));
  return item && schema.parse(item);
}

/** PA2 The write of the reply to a new answer. Rejects with ConcurrentWrite when the same answer was written meanwhile. */
export const portAnswerWrite = (
  organization: OrganizationId,
  { id, answerId }: { readonly id: PortRequestId; readonly answerId: string },
  answer: PortAnswerReply,
): Write => ({
  put: { ...keys.portAnswer(organization, id, answerId), ...answer },
  condition: 'attribute_not_exists(pk)',
  rejectWith: () => new ConcurrentWrite('port answer'),
});
