/** Adds the name of a group or menu to the error for a number that it has. */
import type { Table } from '../../adapters/table/client.ts';
import { ConcurrentWrite } from '../../adapters/table/concurrent-write.ts';
import { asOne, rejectionsOf } from '../../adapters/table/rejections.ts';
import { findOwnerName, LoginOrNumberTaken } from '../../adapters/table/uniqueness.ts';
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
    const rejections = await Promise.all(
      rejectionsOf(error).map(async (each) => {
        if (!(each instanceof LoginOrNumberTaken) || each.target === null) return each;
        const owner = await findOwnerName(table, organization, each.target);
        return owner === null
          ? new ConcurrentWrite('uniqueness item')
          : new LoginOrNumberTaken(each.field, 'number-taken', owner);
      }),
    );
    throw asOne(rejections);
  }
}
