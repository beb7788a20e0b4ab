/** Adds the name of a group or menu to the error for a number that it has. */
import type { Table } from '../../adapters/table/client.ts';
import { ConcurrentWrite } from '../../adapters/table/concurrent-write.ts';
import { readNames } from '../../adapters/table/references.ts';
import { asOne, rejectionsOf } from '../../adapters/table/rejections.ts';
import { NumberOfTarget } from '../../adapters/table/uniqueness.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { OrganizationId } from '../../domain/ids.ts';

/**
 * Commits a transaction that needs numbers. GetItem for each number that a group or menu has.
 * @throws what `commit` throws; DomainError `number-taken` with the owner's name; ConcurrentWrite when the owner was deleted meanwhile
 */
export async function withNumberOwners<Done>(
  table: Table,
  organization: OrganizationId,
  commit: () => Promise<Done>,
): Promise<Done> {
  try {
    return await commit();
  } catch (error) {
    const rejections = rejectionsOf(error);
    const owners = rejections.flatMap((each) => (each instanceof NumberOfTarget ? [each.owner] : []));
    if (owners.length === 0) throw error;
    const names = await readNames(table, organization, owners);
    throw asOne(rejections.map((each) => (each instanceof NumberOfTarget ? named(each, names.get(each.owner)) : each)));
  }
}

const named = ({ field }: NumberOfTarget, owner: string | undefined): Error =>
  owner === undefined
    ? new ConcurrentWrite('uniqueness item')
    : new DomainError('number-taken', { errors: [{ field, code: 'number-taken', values: { owner } }] });
