/** The users as the rows of their list. */
import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UserSummary } from '../../../contract/users.ts';
import { ListTable } from '../../design/list-table.tsx';
import { Phone } from '../../users/phone.tsx';
import { SmsButton } from '../../users/sms-button.tsx';
import { AppState, UserState } from '../../users/user-status.tsx';
import classes from './user-table.module.css';

/** `openId` is the user whose details are open; `isStale`: these are the rows of the search before. */
export function UserTable(props: { users: readonly UserSummary[]; openId: string | null; isStale: boolean }) {
  const { t } = useTranslation();
  return (
    <ListTable
      label={t('users.title')}
      className={classes.users ?? ''}
      columns={[
        { title: t('users.column.name') },
        { title: t('users.column.login') },
        { title: t('users.column.numbers') },
        { title: t('users.column.status') },
        { title: t('users.column.app') },
        { title: t('users.column.sms'), isHidden: true },
      ]}
      items={props.users}
      path="/users"
      openId={props.openId}
      isStale={props.isStale}
      nameOf={nameOf}
    >
      {(user) => <UserCells user={user} />}
    </ListTable>
  );
}

const nameOf = ({ firstName, lastName, administrator }: UserSummary) => ({
  text: `${firstName} ${lastName}`,
  shown: (
    <>
      <span>{`${firstName} `}</span>
      <b>{lastName}</b>
    </>
  ),
  mark: administrator && <AdministratorMark />,
});

function UserCells({ user }: { user: UserSummary }) {
  const numbers = [user.primaryNumber, user.secondaryNumber].filter((number) => number !== null);
  return (
    <>
      <td role="cell" className={classes.login} title={user.email ?? user.username}>
        {user.email ?? user.username}
      </td>
      <td role="cell" className={classes.numbers}>
        {numbers.map((number) => (
          <Phone number={number} key={number} />
        ))}
      </td>
      <td role="cell" className={classes.status}>
        <UserState status={user.status} />
      </td>
      <td role="cell" className={classes.app}>
        <AppState activatedAt={user.appActivatedAt} />
      </td>
      <td role="cell" className={classes.action}>
        <SmsButton user={user} />
      </td>
    </>
  );
}

function AdministratorMark() {
  const { t } = useTranslation();
  const told = t('users.administrator');
  return (
    <IconShieldCheck size={17} stroke={1.8} className={classes.administrator} aria-label={told}>
      <title>{told}</title>
    </IconShieldCheck>
  );
}
