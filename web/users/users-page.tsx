/** The list of users: search top right, the new one top left, a text on each row; the details lie over it at the right. */
import { Button, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useParams, useSearchParams } from 'react-router';
import { Empty, Failure } from '../design/notice.tsx';
import { Page } from '../design/page.tsx';
import { SearchBox } from '../design/search-box.tsx';
import { userListQuery } from './user-queries.ts';
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
  const searchFor = (typed: string) => setSearch(typed === '' ? {} : { q: typed }, { replace: true });
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
              <SearchBox
                label={t('users.search.label')}
                placeholder={t('users.search.placeholder')}
                value={q}
                onSearch={searchFor}
              />
            </>
          }
        >
          <UserList q={q.trim()} chosen={userId ?? null} onClear={() => searchFor('')} />
        </Page>
      </div>
      <Outlet />
    </>
  );
}

function UserList({ q, chosen, onClear }: { q: string; chosen: string | null; onClear: () => void }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(userListQuery(q));
  if (list.isPending) return <ListSkeleton />;
  if (list.data === undefined) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const users = list.data.pages.flatMap(({ items }) => items);
  if (users.length === 0 && !list.hasNextPage) {
    return q === '' ? (
      <Empty
        action={
          <Button component={Link} to="/users/new" variant="default">
            {t('users.new')}
          </Button>
        }
      >
        {t('users.empty')}
      </Empty>
    ) : (
      <Empty
        action={
          <Button variant="default" onClick={onClear}>
            {t('users.search.clear')}
          </Button>
        }
      >
        {t('users.search.nobody', { q })}
      </Empty>
    );
  }
  return (
    <>
      <UserTable users={users} chosen={chosen} isStale={list.isPlaceholderData} />
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
