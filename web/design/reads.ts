/** Several reads of the API that one page shows together. */

/** What is needed of a query's result. */
interface Read {
  readonly data: unknown;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly isFetching: boolean;
  /** By this device's clock. */
  readonly dataUpdatedAt: number;
  readonly refetch: () => Promise<unknown>;
}

/** See {@link together}. */
export interface Reads {
  readonly isPending: boolean;
  /** Why a part is missing altogether; null when every part is there, be it an old one. */
  readonly failure: Error | null;
  /** When the oldest part was read that could not be read again, by this device's clock; null when nothing is old. */
  readonly oldSince: number | null;
  readonly isRetrying: boolean;
  /** Asks again for every part that failed. */
  readonly retry: () => void;
}

/** What was read stays when it cannot be read again: a failure says what is missing, and what is old. */
export function together(...reads: readonly Read[]): Reads {
  const failed = reads.filter(({ error }) => error !== null);
  const old = failed.filter(({ data }) => data !== undefined);
  return {
    isPending: reads.some(({ isPending }) => isPending),
    failure: failed.find(({ data }) => data === undefined)?.error ?? null,
    oldSince: old.length === 0 ? null : Math.min(...old.map(({ dataUpdatedAt }) => dataUpdatedAt)),
    isRetrying: failed.some(({ isFetching }) => isFetching),
    retry: () => {
      for (const { refetch } of failed) void refetch();
    },
  };
}
