/** The list of users: search top right, the new one top left, a text on each row; the details lie over it at the right. */
import { Button, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconUserPlus } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useParams, useSearchParams } from 'react-router';
import { Empty, Failure } from '../design/notice.tsx';
import { Page } from '../design/page.tsx';
import { SearchBox } from '../design/search-box.tsx';
import { DeletedUsers } from './deleted-users.tsx';
import { UserFilters } from './user-filter.tsx';
import { userFilters, userListQuery, type UserFilter } from './user-queries.ts';
import { UserTable } from './user-table.tsx';
import classes from './users-page.module.css';

/** What is searched for stands in the address, so that it can be kept, sent and gone back to. */
export function UsersPage() {
  const { t } = useTranslation();
  const { userId } = useParams();
  const [search, setSearch] = useSearchParams();
  // On a phone the details cover the list, so that nobody should reach it with a keyboard either.
  const covered = useMediaQuery('(max-width: 860px)') && userId !== undefined;
  const q = search.get('q') ?? '';
  const filter = userFilters.find((each) => each === search.get('show')) ?? 'all';
  const look = (sought: { q: string; show: UserFilter }) =>
    setSearch(
      { ...(sought.q !== '' && { q: sought.q }), ...(sought.show !== 'all' && { show: sought.show }) },
      { replace: true },
    );
  const searchFor = (typed: string) => look({ q: typed, show: filter });
  return (
    <>
      <div inert={covered}>
        <Page
          title={t('users.title')}
          toolbar={
            <>
              <Button component={Link} to="/users/new" leftSection={<IconUserPlus size={18} aria-hidden />} size="md">
                {t('users.new')}
              </Button>
              {filter !== 'deleted' && (
                <SearchBox
                  label={t('users.search.label')}
                  placeholder={t('users.search.placeholder')}
                  value={q}
                  onSearch={searchFor}
                />
              )}
            </>
          }
        >
          <UserFilters chosen={filter} onChoose={(show) => look({ q: show === 'deleted' ? '' : q, show })} />
          <UserList q={q.trim()} filter={filter} chosen={userId ?? null} onClear={() => look({ q: '', show: 'all' })} />
        </Page>
      </div>
      <Outlet />
    </>
  );
}

function UserList(props: { q: string; filter: UserFilter; chosen: string | null; onClear: () => void }) {
  const { t } = useTranslation();
  const { q, filter, chosen } = props;
  const list = useInfiniteQuery(userListQuery(q, filter));
  const users = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const isLooking = useFilledPage(list, users.length);
  if (list.isPending || (users.length === 0 && isLooking)) return <ListSkeleton />;
  if (list.data === undefined) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (users.length === 0) return <Nobody q={q} filter={filter} onClear={props.onClear} />;
  return (
    <>
      {filter === 'deleted' && !list.isPlaceholderData ? (
        <DeletedUsers users={users} />
      ) : (
        <UserTable users={users} chosen={chosen} isStale={list.isPlaceholderData} />
      )}
      <div className={classes.foot}>
        <p role="status">
          {!list.isPlaceholderData &&
            t(list.hasNextPage ? 'users.shownOfMore' : 'users.shown', { count: users.length })}
        </p>
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

function Nobody({ q, filter, onClear }: { q: string; filter: UserFilter; onClear: () => void }) {
  const { t } = useTranslation();
  if (q === '' && filter === 'all') {
    return (
      <Empty
        action={
          <Button component={Link} to="/users/new" variant="default">
            {t('users.new')}
          </Button>
        }
      >
        {t('users.empty')}
      </Empty>
    );
  }
  return (
    <Empty
      action={
        <Button variant="default" onClick={onClear}>
          {t('users.search.clear')}
        </Button>
      }
    >
      {filter === 'all' ? t('users.search.nobody', { q }) : t(`users.filter.nobody.${filter}`)}
    </Empty>
  );
}

const skeletonRows = Array.from({ length: 9 }, (_, row) => row);

function ListSkeleton() {
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
