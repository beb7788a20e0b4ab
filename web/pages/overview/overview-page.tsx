/** The first page: what is true now, what will happen next, what must be done. Says nothing that it does not know. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActivityEntry } from '../../activity/activity-entry.tsx';
import { activityQuery } from '../../data/activity-query.ts';
import { Timeline, TimelineSkeleton } from '../../design/timeline.tsx';
import { Failure, ReadNotice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { together } from '../../design/reads.ts';
import { useSession } from '../../session/use-session.ts';
import { Apps } from './apps.tsx';
import classes from './overview.module.css';
import { RoutingNow } from './routing-now.tsx';
import { ThisWeek } from './this-week.tsx';
import { Waiting } from './waiting.tsx';
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
          <Waiting />
          <RoutingNow routing={routing} />
          <Apps isHeld={routing.known === null && routing.reads.failure === null} />
        </div>
        <div className={classes.column}>
          <ThisWeek routing={routing} />
          <Latest />
        </div>
      </div>
    </Page>
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
