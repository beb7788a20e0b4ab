import type { UserId } from '../../domain/ids.ts';
import type { OrganizationCaller } from '../request.ts';

/** The administrator who calls an operation that no machine may call. */
export function administratorOf({ administrator }: Pick<OrganizationCaller, 'administrator'>): UserId {
  if (administrator === null) throw new Error('a machine has no drafts');
  return administrator.id;
}
