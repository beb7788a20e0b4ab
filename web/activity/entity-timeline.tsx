/** What happened to one thing, in its panel: newest first, a page at a time. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { activityQuery } from '../data/activity-query.ts';
import { Failure, ReadNotice } from '../design/notice.tsx';
import { NextPage } from '../design/paged-list.tsx';
import { together } from '../design/reads.ts';
import { PanelSection } from '../design/side-panel.tsx';
import { Timeline, TimelineSkeleton } from '../design/timeline.tsx';
import { ActivityEntry } from './activity-entry.tsx';

/** Read again each half minute, as the activity log is. */
export function EntityTimeline({ entityId }: { entityId: string }) {
  const { t } = useTranslation();
  return (
    <PanelSection title={t('activity.timeline')}>
      <Entries entityId={entityId} />
    </PanelSection>
  );
}

function Entries({ entityId }: { entityId: string }) {
  const { t } = useTranslation();
  const log = useInfiniteQuery(activityQuery({ entityId }));
  // The entries of another thing stay while this one's are read: for a filter, not for a panel.
  if (log.isPending || log.isPlaceholderData) return <TimelineSkeleton rows={2} />;
  if (log.data === undefined) return <Failure error={log.error} onRetry={() => void log.refetch()} />;
  const entries = log.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0 && !log.hasNextPage) return <p>{t('activity.empty')}</p>;
  return (
    <>
      {!log.isFetchNextPageError && <ReadNotice reads={together(log)} />}
      <Timeline>
        {entries.map((entry) => (
          <ActivityEntry entry={entry} key={entry.id} isHere />
        ))}
      </Timeline>
      <NextPage list={log} />
    </>
  );
}
