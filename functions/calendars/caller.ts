import { DomainError } from '../../domain/domain-error.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { User } from '../../domain/user.ts';
import type { OrganizationCaller } from '../request.ts';

/** Who asks for an address of their own. The contract lets no machine in here; the types do not know that. */
export function callerOf({ administrator, homeOrganizationId }: OrganizationCaller): {
  readonly administrator: User;
  readonly homeOrganizationId: OrganizationId;
} {
  if (!administrator || !homeOrganizationId) throw new DomainError('scope-missing');
  return { administrator, homeOrganizationId };
}
