/** The first page: what is true now, what will happen next, what must be done. Says nothing that it does not know. */
import { Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { UserSummary } from '../../../contract/users.ts';
import { ActivityEntry } from '../../activity/activity-entry.tsx';
import { activityQuery } from '../../data/activity-query.ts';
import { Timeline, TimelineSkeleton } from '../../design/timeline.tsx';
import { Failure, ReadNotice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { together, type Reads } from '../../design/reads.ts';
import { useSession } from '../../session/use-session.ts';
import { SmsButton } from '../../users/sms-button.tsx';
import { textableNumber } from '../../users/use-send-config-sms.ts';
import { allUsersQuery } from '../../data/user-queries.ts';
import classes from './overview.module.css';
import { RoutingNow } from './routing-now.tsx';
import { useRouting } from '../../data/use-routing.ts';

/** `/`. */
export function OverviewPage() {
  const { t } = useTranslation();
  const { user } = useSession();
  const routing = useRouting();
  return (
    <Page title={t('overview.title')} lead={t('overview.lead', { name: user.firstName })}>
      <div className={classes.grid}>
        <div className={classes.column}>
          <RoutingNow routing={routing} />
          <Apps isHeld={routing.known === null && routing.reads.failure === null} />
        </div>
        <Latest />
      </div>
    </Page>
  );
}

/** `isHeld`: what stands above is not there yet. A button that sends a text at once is shown when it stays where it is. */
function Apps({ isHeld }: { isHeld: boolean }) {
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

const mostEntries = 6;

function Latest() {
  const { t } = useTranslation();
  const log = useInfiniteQuery(activityQuery());
  return (
    <section className={classes.card} aria-labelledby="latest">
      <h2 className={classes.subtitle} id="latest">
        {t('overview.latest')}
      </h2>
      {log.isPending && <TimelineSkeleton rows={mostEntries} />}
      {log.data !== undefined && <ReadNotice reads={together(log)} />}
      {log.isLoadingError && <Failure error={log.error} onRetry={() => void log.refetch()} />}
      {log.data?.pages[0]?.items.length === 0 && <p className={classes.quiet}>{t('activity.empty')}</p>}
      {log.data !== undefined && (
        <Timeline>
          {log.data.pages[0]?.items.slice(0, mostEntries).map((entry) => (
            <ActivityEntry entry={entry} key={entry.id} isBrief />
          ))}
        </Timeline>
      )}
      <Link className={classes.more} to="/activity">
        {t('overview.allActivity')}
      </Link>
    </section>
  );
}
