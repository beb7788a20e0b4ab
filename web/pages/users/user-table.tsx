/** The users as the rows of their list. */
import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UserSummary } from '../../../contract/users.ts';
import { ListTable } from '../../design/list-table.tsx';
import { Phones } from '../../users/phone.tsx';
import { SmsButton } from '../../users/sms-button.tsx';
import { AppState, UserState } from '../../users/user-status.tsx';
import { nameOf, SortedName } from './sorted-name.tsx';

const loginOf = ({ email, username }: UserSummary): string => email ?? username;

/** `openId` is the user whose details are open; `isStale`: these are the rows of the search before. */
export function UserTable(props: { users: readonly UserSummary[]; openId: string | null; isStale: boolean }) {
  const { t } = useTranslation();
  return (
    <ListTable
      label={t('users.title')}
      items={props.users}
      nameOf={nameOf}
      path="/users"
      openId={props.openId}
      isStale={props.isStale}
      columns={[
        {
          key: 'name',
          header: t('users.column.name'),
          cell: (user) => <SortedName user={user} />,
          mark: ({ administrator }) => administrator && <AdministratorMark />,
          phone: 'title',
          width: '19%',
        },
        {
          key: 'login',
          header: t('users.column.login'),
          cell: (user) => <span>{loginOf(user)}</span>,
          tooltip: loginOf,
          phone: 'subtitle',
          width: '23%',
          look: 'quiet',
        },
        {
          key: 'numbers',
          header: t('users.column.numbers'),
          cell: ({ primaryNumber, secondaryNumber }) => <Phones numbers={[primaryNumber, secondaryNumber]} />,
          phone: 'line',
          width: '23%',
          look: 'small',
        },
        {
          key: 'status',
          header: t('users.column.status'),
          cell: ({ status }) => <UserState status={status} />,
          phone: 'start',
          width: '120px',
        },
        {
          key: 'app',
          header: t('users.column.app'),
          cell: ({ appActivatedAt }) => <AppState activatedAt={appActivatedAt} />,
          phone: 'end',
          width: '136px',
        },
        {
          key: 'sms',
          header: t('users.column.sms'),
          isHeaderHidden: true,
          cell: (user) => <SmsButton user={user} />,
          phone: 'corner',
          width: '98px',
          align: 'end',
        },
      ]}
    />
  );
}

function AdministratorMark() {
  const { t } = useTranslation();
  const told = t('users.administrator');
  return (
    <IconShieldCheck size={17} stroke={1.8} aria-label={told}>
      <title>{told}</title>
    </IconShieldCheck>
  );
}
