/** Numbers that can be ordered. */
import { queryOptions } from '@tanstack/react-query';
import type { PoolNumberKind } from '../../domain/pool-number.ts';
import { call } from '../api/call.ts';
import { readAll } from './read-all.ts';

/** Everything of numbers; invalidate it when one was taken. */
export const numbersKey = ['numbers'] as const;

const freshMilliseconds = 30_000;

/** Those that are available, the organisation's own first. */
export const availableNumbersQuery = (kind: PoolNumberKind) =>
  queryOptions({
    queryKey: [...numbersKey, 'available', kind],
    queryFn: ({ signal }) => readAll((page) => call('listNumbers', { query: { ...page, kind } }, { signal })),
    staleTime: freshMilliseconds,
  });

/** Suggestions for so many users, near the numbers of the first one's department. */
export const numberSuggestionsQuery = (kind: PoolNumberKind, count: number, userId: string) =>
  queryOptions({
    queryKey: [...numbersKey, 'suggestions', kind, count, userId],
    queryFn: ({ signal }) => call('suggestNumbers', { query: { kind, count: `${count}`, userId } }, { signal }),
    staleTime: freshMilliseconds,
  });
