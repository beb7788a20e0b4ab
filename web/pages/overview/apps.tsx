/** On the overview: who has not activated the app, and the text that each of them needs. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { UserSummary } from '../../../contract/users.ts';
import { allUsersQuery } from '../../data/user-queries.ts';
import { Failure, ReadNotice } from '../../design/notice.tsx';
import { together, type Reads } from '../../design/reads.ts';
import { SmsButton } from '../../users/sms-button.tsx';
import { textableNumber } from '../../users/use-send-config-sms.ts';
import classes from './overview.module.css';
import { SendToAll } from './send-to-all.tsx';

/** `isHeld`: what stands above is not there yet. A button that sends a text at once is shown when it stays where it is. */
export function Apps({ isHeld }: { isHeld: boolean }) {
  const { t } = useTranslation();
  const all = useQuery(allUsersQuery);
  if (all.isPending || isHeld) {
    return (
      <section className={classes.card} role="status" aria-busy="true" aria-label={t('app.loading')}>
        <Skeleton height={34} width="45%" />
        <Skeleton height={14} width="80%" />
        <Skeleton height={8} />
        <Skeleton height={150} />
      </section>
    );
  }
  if (all.data === undefined) {
    return (
      <section className={classes.card}>
        <Failure error={all.error} onRetry={() => void all.refetch()} />
      </section>
    );
  }
  return <AppsNow users={all.data.users} isComplete={all.data.complete} reads={together(all)} />;
}

const mostShown = 5;

function AppsNow(props: { users: readonly UserSummary[]; isComplete: boolean; reads: Reads }) {
  const { t } = useTranslation();
  const { users, isComplete } = props;
  const inForce = users.filter(({ status }) => status === 'active');
  const tied = inForce.filter(({ appActivatedAt }) => appActivatedAt !== null);
  const waiting = inForce.filter((user) => user.appActivatedAt === null && textableNumber(user) !== null);
  const unreachable = inForce.filter((user) => user.appActivatedAt === null && textableNumber(user) === null);
  const coming = users.filter(({ status }) => status === 'pending');
  return (
    <section className={classes.card} aria-labelledby="apps-now">
      <h2 className={classes.figure} id="apps-now">
        {t('overview.apps', { tied: tied.length, all: inForce.length })}
      </h2>
      <ReadNotice reads={props.reads} />
      <progress
        className={classes.share}
        value={tied.length}
        max={Math.max(inForce.length, 1)}
        aria-labelledby="apps-now"
      />
      <p className={classes.quiet}>
        {[
          t(waiting.length === 0 ? 'overview.nobodyWaits' : 'overview.waiting', { count: waiting.length }),
          ...(unreachable.length > 0 ? [t('overview.unreachable', { count: unreachable.length })] : []),
          ...(isComplete ? [] : [t('overview.firstOnly', { count: users.length })]),
        ].join(' ')}
      </p>
      <SendToAll people={waiting} users={users} />
      {waiting.length > 0 && (
        <>
          <h3 className={classes.subtitle}>{t('overview.todo')}</h3>
          <ul className={classes.people}>
            {waiting.slice(0, mostShown).map((user) => (
              <li key={user.id}>
                <Link to={`/users/${user.id}`}>{`${user.firstName} ${user.lastName}`}</Link>
                <SmsButton user={user} />
              </li>
            ))}
          </ul>
          {waiting.length > mostShown && (
            <Link className={classes.more} to="/users">
              {t('overview.allUsers', { count: waiting.length - mostShown })}
            </Link>
          )}
        </>
      )}
      <h3 className={classes.subtitle}>{t('overview.nextAccounts')}</h3>
      <p className={classes.quiet}>
        {t(coming.length === 0 ? 'overview.nothingPlanned' : 'overview.coming', { count: coming.length })}
      </p>
    </section>
  );
}
