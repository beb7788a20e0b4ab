/** The users as a table; on a phone each row is a card. Roles are named because CSS turns the rows into grids there. */
import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import type { UserSummary } from '../../contract/users.ts';
import { Phone } from './phone.tsx';
import { SmsButton } from './sms-button.tsx';
import { AppState, UserState } from './user-status.tsx';
import classes from './user-table.module.css';

/** `chosen` is the user whose details are open; `isStale`: these are the rows of the search before. */
export function UserTable({
  users,
  chosen,
  isStale,
}: {
  users: readonly UserSummary[];
  chosen: string | null;
  isStale: boolean;
}) {
  const { t } = useTranslation();
  return (
    <table className={classes.table} role="table" aria-label={t('users.title')} aria-busy={isStale}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('users.column.name')}</th>
          <th role="columnheader">{t('users.column.login')}</th>
          <th role="columnheader">{t('users.column.numbers')}</th>
          <th role="columnheader">{t('users.column.status')}</th>
          <th role="columnheader">{t('users.column.app')}</th>
          <th role="columnheader">
            <span className={classes.hidden}>{t('users.column.sms')}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {users.map((user) => (
          <UserRow key={user.id} user={user} isChosen={user.id === chosen} />
        ))}
      </tbody>
    </table>
  );
}

/** The name is the link; a click anywhere in the row follows it. */
function UserRow({ user, isChosen }: { user: UserSummary; isChosen: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useLocation();
  const address = `/users/${user.id}${search}`;
  const numbers = [user.primaryNumber, user.secondaryNumber].filter((number) => number !== null);
  return (
    // The link is there for the keyboard; the row only makes it easier to hit with a pointer.
    <tr role="row" className={classes.row} aria-selected={isChosen} onClick={() => void navigate(address)}>
      <td role="cell" className={classes.name}>
        <Link to={address} id={`user-${user.id}`} onClick={(event) => event.stopPropagation()}>
          {user.firstName} <b>{user.lastName}</b>
        </Link>
        {user.administrator && (
          <IconShieldCheck
            size={17}
            stroke={1.8}
            className={classes.administrator}
            aria-label={t('users.administrator')}
          >
            <title>{t('users.administrator')}</title>
          </IconShieldCheck>
        )}
      </td>
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
    </tr>
  );
}
