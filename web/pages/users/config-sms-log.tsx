/** The configuration texts of a user: what became of each, by whom, when. Follows along while one is under way. */
import { Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigSmsReply } from '../../../contract/config-sms.ts';
import { Failure, ReadNotice } from '../../design/notice.tsx';
import { together } from '../../design/reads.ts';
import { Timeline, TimelineEntry } from '../../design/timeline.tsx';
import { configSmsQuery, userQuery, usersKey } from '../../data/user-queries.ts';
import { SmsState } from '../../users/user-status.tsx';
import classes from './user-panel.module.css';

/** Newest first. */
export function ConfigSmsLog({ userId }: { userId: string }) {
  const attempts = useQuery(configSmsQuery(userId));
  useActivationFollowsText(userId, attempts.data);
  if (attempts.isPending) return <Skeleton height={44} mt={16} />;
  if (attempts.data === undefined) return <Failure error={attempts.error} onRetry={() => void attempts.refetch()} />;
  if (attempts.data.length === 0) return null;
  return (
    <>
      <ReadNotice reads={together(attempts)} />
      <Timeline isLive>
        {attempts.data.map((attempt) => (
          <Attempt attempt={attempt} key={attempt.smsId} />
        ))}
      </Timeline>
    </>
  );
}

function Attempt({ attempt }: { attempt: ConfigSmsReply }) {
  const { t } = useTranslation();
  return (
    <TimelineEntry
      title={<SmsState status={attempt.status} />}
      actor={t('sms.by', { name: attempt.by.name })}
      at={attempt.activatedAt ?? attempt.sentAt ?? attempt.requestedAt}
    >
      <p className={classes.quiet}>{t(`sms.explained.${attempt.status}`)}</p>
    </TimelineEntry>
  );
}

/** The text is seen to be activated before the user is read again: then the user and the list are read at once. */
function useActivationFollowsText(userId: string, attempts: readonly ConfigSmsReply[] | undefined): void {
  const queryClient = useQueryClient();
  const activatedAt = attempts?.find(({ status }) => status === 'activated')?.activatedAt ?? null;
  useEffect(() => {
    const known = queryClient.getQueryData(userQuery(userId).queryKey);
    if (activatedAt !== null && known?.appActivatedAt !== activatedAt) {
      void queryClient.invalidateQueries({ queryKey: [...usersKey, 'one', userId] });
      void queryClient.invalidateQueries({ queryKey: [...usersKey, 'list'] });
    }
  }, [activatedAt, queryClient, userId]);
}
