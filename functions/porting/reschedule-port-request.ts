import * as contract from '../../contract/port-requests.ts';
import { implement } from '../request.ts';
import { commitPortEvent } from '../shared/ports/commit-port-event.ts';
import { hourWrites } from '../shared/ports/hour-writes.ts';
import { assertLegal, assertStart } from './assert-port-event.ts';
import type { PortingDependencies } from './dependencies.ts';
import { portRequestReply } from './port-request-reply.ts';

/** Asks for another hour: the losing operator answers anew. The same hour that is asked for already changes nothing. */
export const reschedulePortRequest = implement(
  contract.reschedulePortRequest,
  async (request, { table }: PortingDependencies) => {
    const { organizationId, path, body, repeats, now, language } = request;
    const { requestedStart } = body;
    const place = { organizationId, id: path.portRequestId, repeats };
    const after = await commitPortEvent(table, place, request, async (before) => {
      assertLegal(before, 'reschedule', now);
      if (requestedStart === (before.confirmedStart ?? before.requestedStart)) return null;
      assertStart({ requestedStart, numberKind: before.numberKind }, 'requestedStart', now);
      return {
        event: { kind: 'reschedule', requestedStart },
        also: (changed) => hourWrites(table, organizationId, changed, before),
      };
    });
    return portRequestReply(after, language);
  },
);
