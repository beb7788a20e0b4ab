import * as contract from '../../contract/port-requests.ts';
import { implement } from '../request.ts';
import { cancelPort } from '../shared/ports/cancel-port.ts';
import type { PortingDependencies } from './dependencies.ts';
import { portRequestReply } from './port-request-reply.ts';

/** Cancels a port with its order, until the cut-off. */
export const cancelPortRequest = implement(
  contract.cancelPortRequest,
  async (request, { table }: PortingDependencies) => {
    const { organizationId, path, repeats, language } = request;
    const cancelled = await cancelPort(table, { organizationId, id: path.portRequestId, repeats }, request);
    return portRequestReply(cancelled, language);
  },
);
