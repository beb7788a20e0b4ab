/** Projections in the table: P1 what a target was told to be, P2 write what it is told now. Only `functions/shared/settle` writes them. */
import * as z from 'zod';
import type { OrganizationId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import { toInstant } from '../../domain/local-date.ts';
import type { Projection } from '../../domain/projection.ts';
import { targetStates } from '../../domain/schedule.ts';
import { getItem, putItem, type Item, type Key, type Table } from './client.ts';
import { commit, transact, type Write } from './commit.ts';
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

/** P1 What a target was told to be, or null. GetItem, consistent, 1 RCU. */
export async function findProjection(
  table: Table,
  organization: OrganizationId,
  id: TargetId,
): Promise<Projection | null> {
  const item = await getItem(table, keys.projection(organization, id));
  if (!item) return null;
  const { dueAt = null, ...told } = projectionSchema.parse(item);
  return { ...told, dueAt };
}

function projectionItem(organization: OrganizationId, id: TargetId, projection: Projection): Key & Item {
  const { since, nextChangeAt, dueAt, ...told } = projection;
  return {
    ...keys.projection(organization, id),
    id,
    ...told,
    since: toInstant(since),
    nextChangeAt: nextChangeAt === null ? null : toInstant(nextChangeAt),
    ...(dueAt !== null && dueAttributes({ organizationId: organization, kind: 'target', id, at: dueAt })),
  };
}

/**
 * P2 Writes what a target is told to be, under the revision that was read; the first one only beside its target, so that nobody who
 * comes late brings back what was deleted. PutItem, or TransactWrite with the journal entry when it is news. @throws ConcurrentWrite
 */
export async function saveProjection(
  table: Table,
  organization: OrganizationId,
  id: TargetId,
  change: { readonly before: Projection | null; readonly after: Projection; readonly entry: JournalEntry | null },
): Promise<void> {
  const { before, after, entry } = change;
  const item = projectionItem(organization, id, after);
  const rejectWith = () => new ConcurrentWrite('projection');
  if (before !== null && entry === null) {
    const values = { ':revision': before.revision };
    const { done } = await putItem(table, item, { expression: underRevision, values });
    if (!done) throw rejectWith();
    return;
  }
  const writes: readonly Write[] =
    before === null
      ? [
          { put: item, condition: 'attribute_not_exists(pk)', rejectWith },
          { check: keys.target(organization, id), condition: 'attribute_exists(pk)', rejectWith },
        ]
      : [{ put: item, ...atRevision(before.revision, 'projection') }];
  await (entry === null ? transact(table, writes) : commit(table, organization, writes, entry));
}
