/** Projections in the table: P1 the one of a target, P2 write the next one. Only `functions/shared/settle` writes them. */
import * as z from 'zod';
import type { OrganizationId } from '../../domain/ids.ts';
import { toInstant } from '../../domain/local-date.ts';
import type { Projection } from '../../domain/projection.ts';
import { targetStates } from '../../domain/schedule.ts';
import { getItem, putItem, type Item, type Key, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { dueAttributes } from './due.ts';
import { keys } from './keys.ts';
import type { TargetId } from './target-items.ts';
import { atRevision, ConcurrentWrite, underRevision } from './concurrent-write.ts';
import { idSchema } from './stored-values.ts';

const instant = z.iso.datetime().transform((text) => Date.parse(text));
const projectionSchema = z.object({
  state: z.enum(targetStates),
  messageId: idSchema('msg').nullable(),
  because: z.object({
    kind: z.enum(['override', 'event', 'opening-hours', 'always-open']),
    id: idSchema('evt').nullable(),
  }),
  since: instant,
  nextChangeAt: instant.nullable(),
  dueAt: z
    .string()
    .transform((text) => text.split('#')[0])
    .pipe(instant)
    .optional(),
  revision: z.number(),
});

/** P1 The stored projection of a target, or null. GetItem, consistent, 1 RCU. */
export async function findProjection(
  table: Table,
  organization: OrganizationId,
  id: TargetId,
): Promise<Projection | null> {
  const item = await getItem(table, keys.projection(organization, id));
  if (!item) return null;
  const { dueAt = null, ...rest } = projectionSchema.parse(item);
  return { ...rest, dueAt };
}

function projectionItem(organization: OrganizationId, id: TargetId, projection: Projection): Key & Item {
  const { since, nextChangeAt, dueAt, ...rest } = projection;
  return {
    ...keys.projection(organization, id),
    id,
    ...rest,
    since: toInstant(since),
    nextChangeAt: nextChangeAt === null ? null : toInstant(nextChangeAt),
    ...(dueAt !== null && dueAttributes({ organizationId: organization, kind: 'target', id, at: dueAt })),
  };
}

interface Change {
  /** As it was read; null: there was none. */
  readonly before: Projection | null;
  readonly after: Projection;
}

/**
 * P2 The writes of a projection, under the revision that was read; the first one on the condition that its target exists, so that a late
 * writer does not bring back what was deleted. Reject with ConcurrentWrite.
 */
export function projectionWrites(
  organization: OrganizationId,
  id: TargetId,
  { before, after }: Change,
): readonly Write[] {
  const put = { put: projectionItem(organization, id, after), ...atRevision(before?.revision ?? 0, 'projection') };
  if (before !== null) return [put];
  const exists = { condition: 'attribute_exists(pk)', rejectWith: () => new ConcurrentWrite('projection') };
  return [put, { check: keys.target(organization, id), ...exists }];
}

/** P2 Writes a projection that was there and is no news, under the revision that was read. PutItem. @throws ConcurrentWrite */
export async function putProjection(
  table: Table,
  organization: OrganizationId,
  id: TargetId,
  { before, after }: { readonly before: Projection; readonly after: Projection },
): Promise<void> {
  const values = { ':revision': before.revision };
  const item = projectionItem(organization, id, after);
  const { done } = await putItem(table, item, { expression: underRevision, values });
  if (!done) throw new ConcurrentWrite('projection');
}
