import { getPortOwnerIdentity } from '../../adapters/table/port-owners.ts';
import { getPortRequest } from '../../adapters/table/port-requests.ts';
import * as contract from '../../contract/port-requests.ts';
import { implement } from '../request.ts';
import type { PortingDependencies } from './dependencies.ts';

/** The only place where a whole identity number leaves (ADR 0058). */
export const getPortOwner = implement(
  contract.getPortOwner,
  async ({ organizationId, path: { portRequestId } }, { table }: PortingDependencies) => {
    const [{ currentOwner }, identityNumber] = await Promise.all([
      getPortRequest(table, organizationId, portRequestId),
      getPortOwnerIdentity(table, organizationId, portRequestId),
    ]);
    return { kind: currentOwner.kind, name: currentOwner.name, identityNumber };
  },
);
