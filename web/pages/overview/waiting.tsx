/** On the overview: what waits for the administrator. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { waitingQuery } from '../../data/port-request-queries.ts';
import { Failure, ReadNotice } from '../../design/notice.tsx';
import { together } from '../../design/reads.ts';
import { WaitingList } from '../../waiting/waiting-list.tsx';
import classes from './overview.module.css';

export function Waiting() {
  const { t } = useTranslation();
  const waiting = useQuery(waitingQuery);
  if (waiting.isPending) {
    return (
      <section className={classes.card} role="status" aria-busy="true" aria-label={t('app.loading')}>
        <Skeleton height={26} width="40%" />
        <Skeleton height={14} width="60%" />
      </section>
    );
  }
  return (
    <section className={classes.card} aria-labelledby="waiting">
      <h2 className={classes.figure} id="waiting">
        {t('waiting.title')}
      </h2>
      {waiting.data === undefined ? (
        <Failure error={waiting.error} onRetry={() => void waiting.refetch()} />
      ) : (
        <>
          <ReadNotice reads={together(waiting)} />
          {waiting.data.length === 0 ? (
            <p className={classes.quiet}>{t('waiting.nothing')}</p>
          ) : (
            <WaitingList requests={waiting.data} />
          )}
        </>
      )}
    </section>
  );
}
