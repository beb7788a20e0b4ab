/** The activity log. What the system did by itself is a log of its own at the API: where it is asked for too, both are read. */
import { call } from '../api/call.ts';
import { beginningOf, nextPage, type ActivityPage, type ActivityPosition } from './activity-pages.ts';

/** What of the log is asked for; what is left out does not limit it. Dates are the organisation's, both included. */
export interface ActivityFilter {
  readonly entityId?: string;
  readonly actorId?: string;
  readonly from?: string;
  readonly to?: string;
  /** What happened by itself, too. */
  readonly isSystemToo?: true;
}

/** The next page; `position` null: the newest. `limit` is what one call may answer. @throws ApiProblem */
export const readActivity = (
  { isSystemToo, ...filter }: ActivityFilter,
  position: ActivityPosition | null,
  { limit, signal }: { limit?: string; signal: AbortSignal },
): Promise<ActivityPage> =>
  nextPage(position ?? beginningOf(isSystemToo ? 2 : 1), (log, cursor) => {
    const query = {
      ...filter,
      ...(limit !== undefined && { limit }),
      ...(log === 1 && { system: 'true' as const }),
      ...(cursor !== null && { cursor }),
    };
    return call('listActivity', { query }, { signal });
  });
