/** A run of a worker: what nobody asked for, done because it is due. */
import { ulid } from 'ulid';
import { toInstant, type EpochMilliseconds } from '../../../domain/local-date.ts';
import { idsFrom } from '../../idempotency.ts';
import type { CommonRequest } from '../../request.ts';

export type Run = Pick<CommonRequest, 'now' | 'at' | 'requestId' | 'newId'>;

/** @param requestId Lambda's, by which the log finds the run again */
export const runAt = (now: EpochMilliseconds, requestId: string): Run => ({
  now,
  at: toInstant(now),
  requestId,
  newId: idsFrom(ulid(now)),
});

/** Who does it, as the journal says. */
export const system = { kind: 'system', id: null, name: '' } as const;
