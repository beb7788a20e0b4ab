/** Reads on in a list whose older parts may have something that waits. */
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';

/** So many pages are read without being asked. */
const pagesUnasked = 10;

/** @param pages how many are read */
export function useUnaskedPages(
  { hasNextPage, isFetching, isError, fetchNextPage }: UseInfiniteQueryResult,
  pages: number,
): void {
  const goesOn = hasNextPage && !isFetching && !isError && pages < pagesUnasked;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
}
