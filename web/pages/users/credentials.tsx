/** What somebody logs in with for the first time: organisation, username and a one-time password. */
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/use-session.ts';
import classes from './created-user.module.css';
import { OneTimePassword } from './one-time-password.tsx';

/** `password` null: it was shown before, and is not known any more. */
export function Credentials({ username, password }: { username: string; password: string | null }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  return (
    <dl className={classes.credentials}>
      <dt>{t('login.organization')}</dt>
      <dd>{organization.domain}</dd>
      <dt>{t('login.username')}</dt>
      <dd>{username}</dd>
      <dt>{t('users.created.password')}</dt>
      <dd>{password === null ? t('users.created.passwordGone') : <OneTimePassword password={password} />}</dd>
    </dl>
  );
}
