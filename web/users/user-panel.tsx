/** One user, in a panel over the list with an address of its own: back, Escape or the cross close it. */
import { Button, CloseButton, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconMessage, IconPencil } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import type { UserReply } from '../../contract/users.ts';
import { asProblem } from '../api/problem.ts';
import { Failure } from '../design/notice.tsx';
import { PageTitle } from '../design/page.tsx';
import { ConfigSmsLog } from './config-sms-log.tsx';
import { textableNumber, useSendConfigSms } from './use-send-config-sms.ts';
import { UserAccount } from './user-account.tsx';
import { UserDetails } from './user-details.tsx';
import { userQuery } from './user-queries.ts';
import { AppState, UserState } from './user-status.tsx';
import classes from './user-panel.module.css';

/** The panel of `/users/:userId`. */
export function UserPanel() {
  const { t } = useTranslation();
  const { userId = '' } = useParams();
  const close = useClosing(userId);
  const heading = useRef<HTMLHeadingElement>(null);
  const user = useQuery(userQuery(userId));
  // Known from before, and deleted since: nothing may be done with it any more.
  const isGone = user.error !== null && asProblem(user.error).status === 404;
  const known = isGone ? undefined : user.data;
  const isKnown = known !== undefined;
  useEffect(() => heading.current?.focus(), [userId, isKnown]);
  return (
    <aside className={classes.panel} aria-labelledby="user-panel-title">
      <CloseButton className={classes.close ?? ''} size="lg" aria-label={t('action.close')} onClick={close} />
      {known !== undefined && (
        <>
          <PageTitle>{`${known.firstName} ${known.lastName}`}</PageTitle>
          <h2 className={classes.title} id="user-panel-title" tabIndex={-1} ref={heading}>
            {known.firstName} {known.lastName}
          </h2>
          <UserContent user={known} />
        </>
      )}
      {user.isPending && <PanelSkeleton />}
      {(user.isLoadingError || isGone) && <Failure error={user.error} onRetry={() => void user.refetch()} />}
    </aside>
  );
}

function UserContent({ user }: { user: UserReply }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  return (
    <>
      <p className={classes.states}>
        <UserState status={user.status} />
        {user.administrator && <span>{t('users.administrator')}</span>}
      </p>
      <Button
        component={Link}
        to={`/users/${user.id}/edit${search}`}
        variant="default"
        mt={14}
        leftSection={<IconPencil size={18} stroke={1.8} aria-hidden />}
      >
        {t('users.edit.open')}
      </Button>
      <section className={classes.section} aria-labelledby="user-app">
        <div className={classes.sectionHead}>
          <h3 id="user-app">{t('users.app.title')}</h3>
          <AppState activatedAt={user.appActivatedAt} />
        </div>
        <SendSms user={user} />
        <ConfigSmsLog userId={user.id} />
      </section>
      <UserDetails user={user} />
      <UserAccount user={user} />
    </>
  );
}

function SendSms({ user }: { user: UserReply }) {
  const { t } = useTranslation();
  const { send, isSending } = useSendConfigSms(user);
  const number = textableNumber(user);
  return (
    <div className={classes.send}>
      <p>{number === null ? t('sms.noMobile') : t('sms.explanation', { number: formatPhoneNumber(number) })}</p>
      {number !== null && (
        <Button
          leftSection={<IconMessage size={18} stroke={1.8} aria-hidden />}
          loading={isSending}
          onClick={send}
          variant={user.appActivatedAt === null ? 'filled' : 'default'}
        >
          {t('sms.send')}
        </Button>
      )}
    </div>
  );
}

function PanelSkeleton() {
  const { t } = useTranslation();
  return (
    <div aria-busy="true" role="status" aria-label={t('app.loading')}>
      <h2 className={classes.title} id="user-panel-title">
        <Skeleton height={24} width="60%" />
      </h2>
      <Skeleton height={14} width="35%" my={12} />
      <Skeleton height={120} my={24} />
      <Skeleton height={14} my={14} width="80%" />
      <Skeleton height={14} my={14} width="70%" />
      <Skeleton height={14} my={14} width="75%" />
    </div>
  );
}

/** Closing keeps what is searched for, and gives the focus back to the row. */
function useClosing(userId: string): () => void {
  const navigate = useNavigate();
  const { search } = useLocation();
  const close = () => {
    void navigate(`/users${search}`);
    document.getElementById(`user-${userId}`)?.focus();
  };
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    const closeByKey = (event: KeyboardEvent) => {
      // What lies on top is closed first: a dialog, the menu.
      const isOnTop = document.querySelector('dialog[open], :popover-open') === null;
      if (event.key === 'Escape' && !event.defaultPrevented && isOnTop) latest.current();
    };
    document.addEventListener('keydown', closeByKey);
    return () => document.removeEventListener('keydown', closeByKey);
  }, []);
  return close;
}
