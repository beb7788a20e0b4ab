/** The list behind the count of the shell. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { waitingQuery } from '../data/port-request-queries.ts';
import { Dialog } from '../design/dialog.tsx';
import { ReadNotice } from '../design/notice.tsx';
import { together } from '../design/reads.ts';
import { WaitingList } from '../waiting/waiting-list.tsx';
import classes from './waiting-button.module.css';

/** What is done meanwhile leaves the list. */
export function WaitingDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const waiting = useQuery(waitingQuery);
  const requests = waiting.data ?? [];
  return (
    <Dialog title={t('waiting.title')} onClose={onClose}>
      <ReadNotice reads={together(waiting)} />
      {requests.length === 0 ? <p>{t('waiting.nothing')}</p> : <WaitingList requests={requests} onFollow={onClose} />}
      <div className={classes.end}>
        <Button variant="default" onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
    </Dialog>
  );
}
