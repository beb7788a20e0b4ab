/** A list that is read a page at a time: what is shown while it is read, when it is empty, when it failed, and its foot. */
import { Button, Skeleton } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Elements } from './elements.ts';
import { Failure, ReadNotice } from './notice.tsx';
import classes from './paged-list.module.css';
import { together } from './reads.ts';

interface ListPageReply<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/**
 * `told` says how many are shown, and whether there are more; `empty` is shown when nothing was found. The children show the
 * items; `isStale`: they are what was looked for before.
 */
export function PagedList<Item>(props: {
  list: UseInfiniteQueryResult<InfiniteData<ListPageReply<Item>>>;
  told: (count: number, isMore: boolean) => string;
  empty: Elements;
  children: (items: readonly Item[], isStale: boolean) => Elements;
}) {
  const { list } = props;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isLooking = useFilledPage(list, items.length);
  if (list.isPending || (items.length === 0 && isLooking)) return <ListSkeleton />;
  if (list.data === undefined) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  // Pages of a filter may be empty: that there is nothing is known at the end of the list only.
  if (items.length === 0 && list.isError && list.hasNextPage) {
    return (
      <Failure
        error={list.error}
        onRetry={() => void (list.isFetchNextPageError ? list.fetchNextPage() : list.refetch())}
      />
    );
  }
  const old = !list.isFetchNextPageError && <ReadNotice reads={together(list)} />;
  if (items.length === 0) {
    return (
      <>
        {old}
        {props.empty}
      </>
    );
  }
  return (
    <>
      {old}
      {props.children(items, list.isPlaceholderData)}
      <div className={classes.foot}>
        <p role="status">{!list.isPlaceholderData && props.told(items.length, list.hasNextPage)}</p>
        <NextPage list={list} />
      </div>
    </>
  );
}

/** The way to the next page, or to another try when it could not be read. Nothing at the end of the list. */
export function NextPage({ list }: { list: UseInfiniteQueryResult }) {
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <>
      {list.isFetchNextPageError && <p role="alert">{t('app.moreUnread')}</p>}
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t(list.isFetchNextPageError ? 'action.tryAgain' : 'action.showMore')}
      </Button>
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

/** Shown until the rows are there. */
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
