import * as table from '../../adapters/table/port-requests.ts';
import * as contract from '../../contract/port-requests.ts';
import { implement } from '../request.ts';
import type { PortingDependencies } from './dependencies.ts';
import { portRequestReply } from './port-request-reply.ts';

/** With its timeline and next step. */
export const getPortRequest = implement(
  contract.getPortRequest,
  async ({ organizationId, path, language }, dependencies: PortingDependencies) =>
    portRequestReply(await table.getPortRequest(dependencies.table, organizationId, path.portRequestId), language),
);
