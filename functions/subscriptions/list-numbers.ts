import * as z from 'zod';
import { e164 } from '../../adapters/table/stored-values.ts';
import * as contract from '../../contract/numbers.ts';
import { isId } from '../../domain/ids.ts';
import { toInstant } from '../../domain/local-date.ts';
import { poolNumberKinds, type PoolNumber } from '../../domain/pool-number.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { implement } from '../request.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { listSegments, numberSegments, type NumberPosition } from './number-segments.ts';

const position: z.ZodType<NumberPosition> = z.object({ segment: z.int().min(0), after: e164.nullable() });

/** The organisation's numbers of one status; of the available ones the operator's after them. */
export const listNumbers = implement(
  contract.listNumbers,
  async ({ organizationId, query: { kind, status, limit, cursor }, now }, { table }: SubscriptionsDependencies) => {
    const scope = [organizationId, contract.listNumbers.id, kind, status];
    const kinds = kind === undefined ? poolNumberKinds : [kind];
    const segments = numberSegments(table, organizationId, { kinds, status, now });
    const { numbers, next } = await listSegments(segments, { from: fromCursor(scope, cursor, position), limit });
    return { items: numbers.map(numberReply), nextCursor: toCursor(scope, next) };
  },
);

const numberReply = ({ number, kind, status, pool, holder, until }: PoolNumber): contract.PooledNumberReply => ({
  number,
  kind,
  status,
  pool: pool === null ? 'operator' : 'organization',
  userId: holder !== null && isId('usr', holder) ? holder : null,
  until: until === null ? null : toInstant(until),
});
