/** Entries of the activity log that are on their way. */
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './activity.module.css';

const widths = ['62%', '48%', '71%', '55%', '66%', '50%'] as const;

/** As many rows as will come, at most six. */
export function TimelineSkeleton({ rows }: { rows: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-busy="true" aria-label={t('app.loading')}>
      {widths.slice(0, rows).map((width) => (
        <div className={classes.entry} key={width}>
          <Skeleton circle height={32} />
          <div>
            <Skeleton height={14} width={width} my={5} />
            <Skeleton height={12} width="32%" />
          </div>
        </div>
      ))}
    </div>
  );
}
