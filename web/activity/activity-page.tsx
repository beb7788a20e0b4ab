/** What was done, by whom and when; newest first. */
import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, Failure } from '../design/notice.tsx';
import { Page } from '../design/page.tsx';
import { ActivityEntry } from './activity-entry.tsx';
import { activityQuery } from './activity-query.ts';
import classes from './activity.module.css';

/** `/activity`. */
export function ActivityPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('activity.title')} lead={t('activity.lead')}>
      <Timeline />
    </Page>
  );
}

const skeletonRows = [62, 48, 71, 55, 66, 50];

function Timeline() {
  const { t } = useTranslation();
  const log = useInfiniteQuery(activityQuery);
  if (log.isPending) {
    return (
      <div className={classes.timeline} role="status" aria-busy="true" aria-label={t('app.loading')}>
        {skeletonRows.map((width) => (
          <div className={classes.entry} key={width}>
            <Skeleton circle height={32} />
            <div>
              <Skeleton height={14} width={`${width}%`} mb={8} />
              <Skeleton height={12} width="30%" />
            </div>
          </div>
        ))}
      </div>
    );
  }
  if (log.data === undefined) return <Failure error={log.error} onRetry={() => void log.refetch()} />;
  const entries = log.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <Empty>{t('activity.empty')}</Empty>;
  return (
    <>
      <ol className={classes.timeline}>
        {entries.map((entry) => (
          <ActivityEntry entry={entry} key={entry.id} />
        ))}
      </ol>
      {log.hasNextPage && (
        <Button variant="default" mt={16} loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('action.showMore')}
        </Button>
      )}
    </>
  );
}
