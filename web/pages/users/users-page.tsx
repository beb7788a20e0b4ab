/** The list of users: searched, filtered, a text on each row. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { ListPage } from '../../design/list-page.tsx';
import { Empty } from '../../design/notice.tsx';
import { PagedList } from '../../design/paged-list.tsx';
import { DeletedUsers } from './deleted-users.tsx';
import { UserFilters } from './user-filter.tsx';
import { userFilters, userListQuery, type UserFilter } from '../../data/user-queries.ts';
import { UserTable } from './user-table.tsx';

/** What is searched for stands in the address, so that it can be kept, sent and gone back to. */
export function UsersPage() {
  const { t } = useTranslation();
  const { userId } = useParams();
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  const filter = userFilters.find((each) => each === search.get('show')) ?? 'all';
  const look = (sought: { q: string; show: UserFilter }) =>
    setSearch(
      { ...(sought.q !== '' && { q: sought.q }), ...(sought.show !== 'all' && { show: sought.show }) },
      { replace: true },
    );
  return (
    <ListPage
      title={t('users.title')}
      primary={{ to: '/users/new', label: t('users.new'), icon: IconUserPlus }}
      search={{
        label: t('users.search.label'),
        placeholder: t('users.search.placeholder'),
        value: q,
        onSearch: (typed) => look({ q: typed, show: filter }),
      }}
      isPanelOpen={userId !== undefined}
    >
      <UserFilters chosen={filter} onChoose={(show) => look({ q, show })} />
      <UserList q={q.trim()} filter={filter} openId={userId ?? null} onClear={() => look({ q: '', show: 'all' })} />
    </ListPage>
  );
}

function UserList(props: { q: string; filter: UserFilter; openId: string | null; onClear: () => void }) {
  const { t } = useTranslation();
  const { q, filter, openId } = props;
  const list = useInfiniteQuery(userListQuery(q, filter));
  return (
    <PagedList
      list={list}
      told={(count, isMore) => t(isMore ? 'users.shownOfMore' : 'users.shown', { count })}
      empty={<Nobody q={q} filter={filter} onClear={props.onClear} />}
    >
      {(users, isStale) =>
        // Not by the filter: while another list is being read, the one before it stands here.
        users.some(({ status }) => status === 'deleted') ? (
          <DeletedUsers users={users} isStale={isStale} />
        ) : (
          <UserTable users={users} openId={openId} isStale={isStale} />
        )
      }
    </PagedList>
  );
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
      {q === '' && filter !== 'all' ? t(`users.filter.nobody.${filter}`) : t(`users.search.nobody.${filter}`, { q })}
    </Empty>
  );
}
