import * as z from 'zod';
import * as table from '../../adapters/table/port-requests.ts';
import * as contract from '../../contract/port-requests.ts';
import { idFrom, ulidOf } from '../../domain/ids.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { implement } from '../request.ts';
import type { PortingDependencies } from './dependencies.ts';
import { portRequestReply } from './port-request-reply.ts';

/** The newest first. */
export const listPortRequests = implement(
  contract.listPortRequests,
  async ({ organizationId, query: { limit, cursor, waitsFor }, language }, dependencies: PortingDependencies) => {
    const scope = [organizationId, contract.listPortRequests.id, waitsFor];
    const after = fromCursor(scope, cursor, z.string());
    const { requests, last } = await table.listPortRequests(dependencies.table, organizationId, {
      isWaiting: waitsFor === 'administrator',
      after: after === null ? null : idFrom('prt', after),
      limit,
    });
    return {
      items: requests.map((request) => portRequestReply(request, language)),
      nextCursor: toCursor(scope, last && ulidOf(last)),
    };
  },
);
