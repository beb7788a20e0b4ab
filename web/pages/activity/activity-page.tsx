/** What was done, by whom and when; newest first. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ReadNotice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { NextPage } from '../../design/paged-list.tsx';
import { together } from '../../design/reads.ts';
import { ActivityEntry } from '../../activity/activity-entry.tsx';
import { ActivityFilters, useActivityFilter } from './activity-filters.tsx';
import { activityQuery } from '../../data/activity-query.ts';
import { ExportActivity } from './export-activity.tsx';
import { Timeline, TimelineSkeleton } from '../../design/timeline.tsx';
import classes from './activity-page.module.css';

/** `/activity`. */
export function ActivityPage() {
  const { t } = useTranslation();
  const { filter } = useActivityFilter();
  return (
    <Page title={t('activity.title')} lead={t('activity.lead')} aside={<ExportActivity filter={filter} />}>
      <ActivityFilters />
      <ActivityTimeline />
    </Page>
  );
}

function ActivityTimeline() {
  const { t } = useTranslation();
  const { filter, isFiltered, clear } = useActivityFilter();
  const log = useInfiniteQuery(activityQuery(filter));
  if (log.isPending) return <TimelineSkeleton rows={6} isFramed />;
  if (log.data === undefined) return <Failure error={log.error} onRetry={() => void log.refetch()} />;
  const entries = log.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0 && !log.hasNextPage) {
    return isFiltered ? (
      <Empty
        action={
          <Button variant="default" onClick={clear}>
            {t('activity.filter.clear')}
          </Button>
        }
      >
        {t('activity.filter.nothing')}
      </Empty>
    ) : (
      <Empty>{t('activity.empty')}</Empty>
    );
  }
  return (
    <>
      {!log.isFetchNextPageError && <ReadNotice reads={together(log)} />}
      <Timeline isFramed isStale={log.isPlaceholderData}>
        {entries.map((entry) => (
          <ActivityEntry entry={entry} key={entry.id} />
        ))}
      </Timeline>
      <div className={classes.next}>
        <NextPage list={log} />
      </div>
    </>
  );
}
