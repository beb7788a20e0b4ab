/** A list that is read a page at a time: what stands there while it is read, when it is empty, when it failed, and its foot. */
import { Button, Skeleton } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Elements } from './elements.ts';
import { Failure } from './notice.tsx';
import classes from './paged-list.module.css';

interface ListPageReply<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/**
 * `told` says how many are shown, and whether there are more; `empty` stands where nothing was found. The children show the
 * items; `isStale`: they are what was looked for before.
 */
export function PagedList<Item>(props: {
  list: UseInfiniteQueryResult<InfiniteData<ListPageReply<Item>>>;
  told: (count: number, isMore: boolean) => string;
  empty: Elements;
  children: (items: readonly Item[], isStale: boolean) => Elements;
}) {
  const { t } = useTranslation();
  const { list } = props;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isLooking = useFilledPage(list, items.length);
  if (list.isPending || (items.length === 0 && isLooking)) return <ListSkeleton />;
  if (list.data === undefined) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (items.length === 0) return props.empty;
  return (
    <>
      {props.children(items, list.isPlaceholderData)}
      <div className={classes.foot}>
        <p role="status">{!list.isPlaceholderData && props.told(items.length, list.hasNextPage)}</p>
        {list.hasNextPage && (
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('action.showMore')}
          </Button>
        )}
      </div>
    </>
  );
}

const rowsOfAPage = 25;

/** Pages of a filter may be nearly empty and not the last: reads on until there is a page to look at. */
function useFilledPage(
  list: { hasNextPage: boolean; isFetching: boolean; isError: boolean; fetchNextPage: () => Promise<unknown> },
  shown: number,
): boolean {
  const isShort = list.hasNextPage && shown < rowsOfAPage && !list.isError;
  const { isFetching, fetchNextPage } = list;
  useEffect(() => {
    if (isShort && !isFetching) void fetchNextPage();
  }, [isShort, isFetching, fetchNextPage]);
  return isShort;
}

const skeletonRows = Array.from({ length: 9 }, (_, row) => row);

/** Stands where the rows will be. */
export function ListSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.skeleton} aria-busy="true" aria-label={t('app.loading')} role="status">
      {skeletonRows.map((row) => (
        <div className={classes.skeletonRow} key={row}>
          <Skeleton height={14} width={`${55 + ((row * 17) % 35)}%`} />
          <Skeleton height={14} width={`${60 + ((row * 29) % 30)}%`} />
          <Skeleton height={14} width="70%" />
          <Skeleton height={14} width="60%" />
        </div>
      ))}
    </div>
  );
}
